//! What teams show in a workshop's plenary, and votes.
//!
//! Never here: what may be shown to whom, pictures as they were sent (see `apertura_actions::photo`).

use apertura_workshop::{Piece, Plenary};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::Store;
use crate::error::StoreError;
use crate::transaction::Transaction;

/// A team of a plenary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptTeam {
    /// What its link holds.
    pub token: String,
    /// The workshop.
    pub workshop: String,
    /// Table and team: `3B`.
    pub seat: String,
    /// What it shows; none before it has handed anything in.
    pub piece: Option<Piece>,
}

const SELECT: &str = "SELECT token, workshop, seat, document FROM plenary_team";

impl Store {
    /// How the plenary of a workshop is held.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn plenary(&self, workshop: &str) -> Result<Plenary, StoreError> {
        let row = sqlx::query("SELECT document FROM plenary WHERE workshop = $1").bind(workshop);
        let Some(row) = row.fetch_optional(&self.pool).await? else { return Ok(Plenary::default()) };
        let document: String = row.try_get("document")?;
        serde_json::from_str(&document).map_err(|why| StoreError::damaged("plenary", why))
    }

    /// The teams of a plenary, by seat.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn plenary_teams(&self, workshop: &str) -> Result<Vec<KeptTeam>, StoreError> {
        let text = format!("{SELECT} WHERE workshop = $1 ORDER BY length(seat), seat");
        let rows = sqlx::query(sqlx::AssertSqlSafe(text)).bind(workshop).fetch_all(&self.pool).await?;
        rows.iter().map(team).collect()
    }

    /// The team whose link this is.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn plenary_team(&self, token: &str) -> Result<Option<KeptTeam>, StoreError> {
        let text = format!("{SELECT} WHERE token = $1");
        let row = sqlx::query(sqlx::AssertSqlSafe(text)).bind(token).fetch_optional(&self.pool).await?;
        row.as_ref().map(team).transpose()
    }

    /// The picture of a team, JPEG.
    ///
    /// # Errors
    /// Database faults.
    pub async fn plenary_picture(&self, workshop: &str, seat: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let row = sqlx::query("SELECT picture FROM plenary_team WHERE workshop = $1 AND seat = $2");
        let row = row.bind(workshop).bind(seat).fetch_optional(&self.pool).await?;
        Ok(row.map(|row| row.try_get("picture")).transpose()?.flatten())
    }

    /// Votes by seat.
    ///
    /// # Errors
    /// Database faults.
    pub async fn plenary_votes(&self, workshop: &str) -> Result<Vec<(String, usize)>, StoreError> {
        let rows = sqlx::query("SELECT seat, COUNT(*) AS votes FROM plenary_vote WHERE workshop = $1 GROUP BY seat");
        let votes = |row: &SqliteRow| {
            let votes: u32 = row.try_get("votes")?;
            Ok((row.try_get("seat")?, votes as usize))
        };
        rows.bind(workshop).fetch_all(&self.pool).await?.iter().map(votes).collect()
    }
}

impl Transaction {
    /// Keeps how a plenary is held.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_plenary(&mut self, workshop: &str, plenary: &Plenary) -> Result<(), StoreError> {
        let document = serde_json::to_string(plenary).map_err(|why| StoreError::damaged("plenary", why))?;
        sqlx::query("INSERT OR REPLACE INTO plenary (workshop, document) VALUES ($1, $2)")
            .bind(workshop)
            .bind(document)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Gives a team its link, where it has none.
    ///
    /// # Errors
    /// Database faults.
    pub async fn add_plenary_team(&mut self, token: &str, workshop: &str, seat: &str) -> Result<(), StoreError> {
        sqlx::query("INSERT OR IGNORE INTO plenary_team (token, workshop, seat) VALUES ($1, $2, $3)")
            .bind(token)
            .bind(workshop)
            .bind(seat)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Keeps what a team shows; with a new picture, or the one that there was.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_piece(
        &mut self,
        workshop: &str,
        seat: &str,
        piece: &Piece,
        picture: Option<&[u8]>,
    ) -> Result<(), StoreError> {
        let document = serde_json::to_string(piece).map_err(|why| StoreError::damaged("piece", why))?;
        sqlx::query(
            "UPDATE plenary_team SET document = $3, picture = CASE WHEN $5 THEN COALESCE($4, picture) END
             WHERE workshop = $1 AND seat = $2",
        )
        .bind(workshop)
        .bind(seat)
        .bind(document)
        .bind(picture)
        .bind(piece.picture)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Keeps a vote.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_plenary_vote(&mut self, id: &str, workshop: &str, seat: &str) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO plenary_vote (id, workshop, seat) VALUES ($1, $2, $3)")
            .bind(id)
            .bind(workshop)
            .bind(seat)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Forgets all pieces, pictures, links of teams and votes of a workshop.
    ///
    /// # Errors
    /// Database faults.
    pub async fn forget_plenary(&mut self, workshop: &str) -> Result<(), StoreError> {
        for text in ["DELETE FROM plenary_team WHERE workshop = $1", "DELETE FROM plenary_vote WHERE workshop = $1"] {
            sqlx::query(text).bind(workshop).execute(self.connection()).await?;
        }
        Ok(())
    }
}

fn team(row: &SqliteRow) -> Result<KeptTeam, StoreError> {
    let document: Option<String> = row.try_get("document")?;
    let piece = document.map(|text| serde_json::from_str(&text)).transpose();
    Ok(KeptTeam {
        token: row.try_get("token")?,
        workshop: row.try_get("workshop")?,
        seat: row.try_get("seat")?,
        piece: piece.map_err(|why| StoreError::damaged("piece", why))?,
    })
}
