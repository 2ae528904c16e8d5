//! What changed from one version to the next.

use apertura_catalog::VersionDifference;

use crate::world::World;

async fn between(old: &str, new: &str) -> VersionDifference {
    let world = World::new().await;
    world.put("tabla", "a.csv", old).await;
    world.put("tabla", "b.csv", new).await.version.difference.unwrap()
}

fn counts(d: &VersionDifference) -> [u64; 4] {
    [d.rows_added, d.rows_removed, d.rows_changed, d.rows_same]
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_are_paired_by_a_key() {
    let old = "Clave,Nombre,Habitantes\nA1,Atlixco,100\nB2,Cholula,200\nC3,Tehuacán,300\nD4,Puebla,400\n";
    let new = "Clave,Nombre,Habitantes\nA1,Atlixco,100\nB2,Cholula,250\nD4,Puebla,400\nE5,Izúcar,500\n";
    let difference = between(old, new).await;
    assert_eq!(difference.key, ["clave"]);
    assert_eq!(counts(&difference), [1, 1, 1, 2]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_columns_can_be_a_key() {
    let old = "Municipio,Mes,Casos\nAtlixco,enero,5\nAtlixco,febrero,5\nPuebla,enero,7\nPuebla,febrero,7\n";
    let new = "Municipio,Mes,Casos\nAtlixco,enero,5\nAtlixco,febrero,6\nPuebla,enero,7\nPuebla,febrero,7\n";
    let difference = between(old, new).await;
    assert_eq!(difference.key, ["municipio", "mes"]);
    assert_eq!(counts(&difference), [0, 0, 1, 3]);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_key_rows_are_counted() {
    let old = "Color,Forma\nrojo,aro\nrojo,aro\nazul,cubo\nazul,aro\nverde,cubo\n";
    let new = "Color,Forma\nrojo,aro\nazul,cubo\nazul,cubo\nverde,cubo\nazul,aro\n";
    let difference = between(old, new).await;
    assert!(difference.key.is_empty());
    assert_eq!(counts(&difference), [1, 1, 0, 4]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_number_of_a_row_is_no_key_when_a_row_is_put_in() {
    let old = "No.,Colonia,Tipo\n1,Centro,bache\n2,Centro,bache\n3,La Paz,fuga\n4,La Paz,fuga\n5,El Sol,bache\n";
    let new = "No.,Colonia,Tipo\n1,Santa Ana,fuga\n2,Centro,bache\n3,Centro,bache\n4,La Paz,fuga\n5,La Paz,fuga\n6,El Sol,bache\n";
    let difference = between(old, new).await;
    assert!(difference.key.is_empty(), "{:?}", difference.key);
    assert_eq!(counts(&difference), [1, 0, 0, 5]);
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_come_and_go() {
    let old = "Clave,Nombre,Nota\nA1,Atlixco,x\nB2,Cholula,y\nC3,Puebla,x\n";
    let new = "Clave,Nombre,Habitantes\nA1,Atlixco,100\nB2,Cholula,200\nC3,Puebla,300\n";
    let difference = between(old, new).await;
    assert_eq!(
        (difference.columns_added, difference.columns_removed),
        (vec!["habitantes".to_owned()], vec!["nota".to_owned()])
    );
    assert_eq!((difference.rows_changed, difference.rows_same), (0, 3));
}
