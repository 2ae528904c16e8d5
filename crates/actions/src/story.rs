//! Stories: written revision by revision, looked at by somebody who may publish, shown, taken away again.
//!
//! Never here: Markdown and drawings (see the portal), SQL.

use apertura_catalog::story::{Block, LONGEST, MOST_BLOCKS, blocks};
use apertura_catalog::{Letter, Permission, Revision, Slug, Story, StoryText};
use apertura_store::NewEvent;

use crate::catalog::Catalog;
use crate::not_taken::NotTaken;
use crate::participation::public_line;
use crate::person::Person;
use crate::refusal::Refusal;

/// What is done with a story beside writing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoryStep {
    /// Somebody who may publish is to look at it.
    Ask,
    /// The latest revision is shown to the public.
    Publish,
    /// It is no longer shown.
    TakeAway,
}

impl Catalog {
    /// The stories that the public sees, the newest first.
    ///
    /// # Errors
    /// Faults.
    pub async fn stories(&self) -> Result<Vec<Story>, Refusal> {
        Ok(self.store.stories(true).await?)
    }

    /// A story as the public sees it.
    ///
    /// # Errors
    /// [`NotTaken::NoSuch`], faults.
    pub async fn story(&self, slug: &str) -> Result<Story, Refusal> {
        self.store.story(slug, true).await?.ok_or_else(|| no_such(slug))
    }

    /// The stories that this person may write, as they were last written.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] where they write none, faults.
    pub async fn own_stories(&self, person: &Person) -> Result<Vec<Story>, Refusal> {
        if !person.can_somewhere(Permission::WriteStory) {
            return Err(person.refused(Permission::WriteStory));
        }
        let mut stories = self.store.stories(false).await?;
        stories.retain(|story| person.can(Permission::WriteStory, story.agency.as_ref()));
        Ok(stories)
    }

    /// A story as it was last written, with its history; or as it was at a revision.
    ///
    /// # Errors
    /// [`NotTaken::NoSuch`], also where the person may not write it; faults.
    pub async fn own_story(
        &self,
        person: &Person,
        slug: &str,
        revision: Option<u32>,
    ) -> Result<(Story, Vec<Revision>), Refusal> {
        let found = self.store.story(slug, false).await?;
        let mut story = found.ok_or_else(|| no_such(slug))?;
        match person.may(Permission::WriteStory, story.agency.as_ref()) {
            Err(Refusal::NotAllowed) if *person != Person::Visitor => return Err(no_such(slug)),
            other => other?,
        }
        if let Some(number) = revision {
            story.text = self.store.story_text(slug, number).await?.ok_or_else(|| no_such(slug))?;
        }
        Ok((story, self.store.story_history(slug).await?))
    }

    /// Begins a story of an agency, or of the coordination.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchAgency`], [`NotTaken::Field`], faults.
    pub async fn begin_story(&self, person: &Person, agency: Option<&str>, title: &str) -> Result<Story, Refusal> {
        let agency = match agency {
            Some(slug) => Some(self.agency(slug).await?.agency.slug),
            None => None,
        };
        person.may(Permission::WriteStory, agency.as_ref())?;
        let title = public_line("title", title, 5, 200)?;
        let now = self.now();
        let mut transaction = self.store.begin(now).await?;
        let wanted = Slug::from_title(&title);
        let mut slug = wanted.clone();
        for number in 2.. {
            // `new` is the page that begins one
            if transaction.story(slug.as_str()).await?.is_none() && slug.as_str() != "new" {
                break;
            }
            slug = Slug::from_title(&format!("{number} {wanted}"));
        }
        let text = StoryText { title, summary: String::new(), body: String::new() };
        let story =
            Story { slug, agency, revision: 1, shown: None, waiting: false, published: None, changed: now, text };
        transaction.keep_story(&story, true, person.account()).await?;
        transaction.append(&event("story-begun", &story, person)).await?;
        transaction.commit().await?;
        Ok(story)
    }

    /// Keeps what somebody wrote as the next revision; nothing happens where it says the same.
    ///
    /// # Errors
    /// [`NotTaken`], [`Refusal::NotAllowed`], [`Refusal::Outdated`] where somebody else wrote since, faults.
    pub async fn write_story(
        &self,
        person: &Person,
        slug: &str,
        base: u32,
        text: &StoryText,
    ) -> Result<Story, Refusal> {
        let text = StoryText {
            title: public_line("title", &text.title, 5, 200)?,
            summary: text.summary.trim().chars().take(500).collect(),
            body: text.body.replace("\r\n", "\n"),
        };
        if text.body.chars().count() > LONGEST {
            return Err(NotTaken::field("text", "long", LONGEST).into());
        }
        let mut transaction = self.store.begin(self.now()).await?;
        let mut story = transaction.story(slug).await?.ok_or_else(|| no_such(slug))?;
        person.may(Permission::WriteStory, story.agency.as_ref())?;
        if story.text == text {
            return Ok(story);
        }
        if story.revision != base {
            return Err(Refusal::Outdated);
        }
        (story.revision, story.text, story.changed) = (base + 1, text, self.now());
        transaction.keep_story(&story, true, person.account()).await?;
        transaction.commit().await?;
        Ok(story)
    }

    /// Asks for a story to be looked at, shows its latest revision to the public, or takes it away.
    ///
    /// # Errors
    /// [`NotTaken`] where a live block names no dataset that is published, [`Refusal::NotAllowed`], faults.
    pub async fn move_story(&self, person: &Person, slug: &str, step: StoryStep) -> Result<Story, Refusal> {
        let now = self.now();
        let mut transaction = self.store.begin(now).await?;
        let mut story = transaction.story(slug).await?.ok_or_else(|| no_such(slug))?;
        let agency = story.agency.clone();
        let needed = if step == StoryStep::Ask { Permission::WriteStory } else { Permission::PublishStory };
        person.may(needed, agency.as_ref())?;
        if step != StoryStep::TakeAway {
            self.ready(&story).await?;
        }
        let kind = match step {
            StoryStep::Ask => {
                story.waiting = true;
                let letter = |account: &apertura_catalog::Account| {
                    Letter::new(account.mail.clone(), "story-waiting")
                        .with("title", story.text.title.clone())
                        .at(format!("/story/{slug}"))
                        .speaking(account.language.clone())
                };
                let told = self
                    .tell_those_who_may(Permission::PublishStory, agency.as_ref(), person.account(), letter)
                    .await?;
                transaction.enqueue(&told).await?;
                "story-submitted"
            }
            StoryStep::Publish => {
                (story.waiting, story.shown) = (false, Some(story.revision));
                story.published = story.published.or(Some(now));
                "story-published"
            }
            StoryStep::TakeAway => {
                (story.waiting, story.shown) = (false, None);
                "story-taken-away"
            }
        };
        story.changed = now;
        transaction.keep_story(&story, false, None).await?;
        transaction.append(&event(kind, &story, person)).await?;
        transaction.commit().await?;
        Ok(story)
    }

    /// Says no to a story that the public could not read: without summary or text, or with blocks that show nothing.
    async fn ready(&self, story: &Story) -> Result<(), Refusal> {
        if story.text.summary.is_empty() {
            return Err(NotTaken::field("summary", "missing", 0).into());
        }
        if story.text.body.trim().is_empty() {
            return Err(NotTaken::field("text", "missing", 0).into());
        }
        let blocks = blocks(&story.text.body);
        if blocks.iter().filter(|block| matches!(block, Block::Live(_))).count() > MOST_BLOCKS {
            return Err(NotTaken::field("blocks", "long", MOST_BLOCKS).into());
        }
        for block in &blocks {
            match block {
                Block::Text(_) => {}
                Block::Unknown(_) => return Err(NotTaken::field("blocks", "choice", 0).into()),
                Block::Live(live) => {
                    self.dataset(live.dataset.as_str()).await?;
                }
            }
        }
        Ok(())
    }

    /// The stories that wait for this person to publish them.
    pub(crate) async fn stories_to_publish(&self, person: &Person) -> Result<Vec<Story>, Refusal> {
        if !person.can_somewhere(Permission::PublishStory) {
            return Ok(Vec::new());
        }
        let mut stories = self.store.stories(false).await?;
        stories.retain(|story| story.waiting && person.can(Permission::PublishStory, story.agency.as_ref()));
        Ok(stories)
    }
}

/// An event about a story: its address, no word of it.
fn event(kind: &'static str, story: &Story, person: &Person) -> NewEvent {
    let body = serde_json::json!({
        "story": story.slug, "revision": story.revision, "agency": story.agency, "account": person.account(),
    });
    NewEvent { kind, dataset: None, version: None, body }
}

fn no_such(slug: &str) -> Refusal {
    NotTaken::NoSuch { id: slug.to_owned() }.into()
}
