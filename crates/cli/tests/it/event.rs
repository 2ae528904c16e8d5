//! A workshop of a real one's size, played from the list of people to the clock on the wall: 13 agencies, 60 people invited, 49
//! who come, 2 hours, 8 tables, 16 teams, cards of the demo's datasets. The facilitator does everything in a browser; some people
//! answer in one (with scripts and without), the others send the same forms; the clock is moved by the test.
//!
//! One stage is one file in `event/`. Never here: how pages are found and buttons pressed (see `year/colleague`).

mod before;
mod day;
mod hall;

use hall::Event;

#[tokio::test(flavor = "multi_thread")]
async fn a_workshop_is_held_from_the_list_to_the_clock() {
    let Some(mut event) = Event::new().await else { return };
    before::the_workshop_is_made(&mut event).await;
    before::people_are_invited(&mut event).await;
    before::people_answer(&mut event).await;
    before::tables(&event).await;
    before::cards_and_paper(&event).await;
    day::the_door(&event).await;
    day::the_clock(&event).await;
    event.end().await;
}
