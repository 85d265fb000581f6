import { test, type Page, type TestInfo } from '@playwright/test';
import { Actor } from './actor';
import { CaseView } from './case_view';
import { Gates } from './gates';
import { afterRow, alsoSeen, looksAt } from './looks';
import { Words } from './model';
import { Player } from './player';
import { PostingPage } from './posting_page';
import { Story } from './story';

interface Rows { first: number; last: number; campaign: string; url: string }

// Plays these rows of the story, and looks after each at what must then be true.
export async function playRows(page: Page, info: TestInfo, rows: Rows): Promise<void> {
  const words = new Words(String(info.project.use.locale));
  const folder = `${info.project.name}/rows-${rows.first}`;
  const gates = new Gates(page, rows.url, folder);
  await gates.start();
  const actor = new Actor(page, words, gates, rows.url);
  const story = new Story();
  const posting = await PostingPage.open(page, words, rows.url, folder);
  const player = new Player(actor, story, posting, looksAt(actor));
  const view = new CaseView(actor);
  const stage = { actor, view, posting, campaign: rows.campaign };
  const say = ({ zh, en }: { zh: string; en: string }) => (words.english ? en : zh);
  for (const [row, steps] of story.rows(rows.first, rows.last)) {
    for (const step of steps) {
      await test.step(`row ${row}, ${step.as}: ${step.title.en}`, () => player.play(step));
    }
    await test.step(`row ${row}: what must be true`, async () => {
      await actor.signInAs(story.reader);
      await actor.openCase(rows.campaign);
      await view.shows(steps);
      gates.quiet(`row ${row}`);
      await alsoSeen(stage, steps, (id) => say(story.noticeTitle(id)));
      await afterRow[row]?.(stage);
    });
  }
  await posting.close();
}
