//! The portal on a port.
//!
//! Never here: command lines and signals (the caller says when to stop).

use std::future::Future;
use std::net::SocketAddr;

use tokio::net::TcpListener;

use crate::{Portal, router};

/// Serves the portal on an address until `shutdown` ends; open answers are finished first.
///
/// # Errors
/// The port cannot be bound, or the listener fails.
pub async fn serve(
    address: SocketAddr,
    portal: Portal,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    serve_on(TcpListener::bind(address).await?, portal, shutdown).await
}

/// The same on a listener that is already bound, where the caller wants to know the port first.
///
/// # Errors
/// The listener fails.
pub async fn serve_on(
    listener: TcpListener,
    portal: Portal,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let service = router::router(portal).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(shutdown).await
}
