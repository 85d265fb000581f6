import { expect, type Locator } from '@playwright/test';
import type { Actor } from './actor';
import type { CaseView } from './case_view';
import { labelOf } from './elements';
import { readForm } from './model';
import type { Looks } from './player';
import type { PostingPage } from './posting_page';
import type { Step } from './story';

interface Stage {
  actor: Actor;
  view: CaseView;
  posting: PostingPage;
  campaign: string;
}

function fieldLabel(actor: Actor, form: string, key: string): string {
  const part = readForm(form).flatMap((item) => [item, ...item.components ?? []])
    .find((item) => item.key === key);
  if (part === undefined) throw new Error(`no field ${key} in ${form}`);
  return actor.words.label(part);
}

// A mark that an examiner gave, as entries tell it.
function given(actor: Actor): RegExp {
  return new RegExp(`${fieldLabel(actor, 'F-INTERVIEW', 'masses')}\\s*\\d`);
}

// What is to be seen on a form, beside its fields.
export function looksAt(actor: Actor): Looks {
  const { page, words } = actor;
  return {
    // The marks add up, and thumb and pointer move them by half a mark.
    ut_score: async () => {
      const label = fieldLabel(actor, 'F-INTERVIEW', 'organisation');
      const mark = page.getByRole('spinbutton', { name: label });
      const total = page.getByRole('status', { name: /\d/ }).or(page.locator('.fjs-score-total'));
      const before = Number(await mark.inputValue());
      const sum = async () => parseFloat((await total.first().innerText()).trim());
      const all = await sum();
      await page.getByRole('button', { name: words.ui('form.more', { label, step: 0.5 }) }).click();
      await expect(mark).toHaveValue(String(before + 0.5));
      await expect.poll(sum).toBe(all + 0.5);
      await mark.press('ArrowDown');
      await expect(mark).toHaveValue(String(before));
      await expect.poll(sum).toBe(all);
    },
    // The supervisor sees who is first before he signs.
    ut_confirm: async () => {
      const rows = page.getByRole('row');
      for (const [rank, name, score] of [['1', '周文博', '87'], ['2', '吴雨桐', '85.5']]) {
        await expect(rows.filter({ hasText: name }).filter({ hasText: score }).first())
          .toContainText(new RegExp(`^\\s*${rank}`));
      }
    },
  };
}

async function openCaseAs(stage: Stage, login: string): Promise<void> {
  await stage.actor.signInAs(login);
  await stage.actor.openCase(stage.campaign);
}

// Opens what every entry of a step changed.
async function opened(entries: Locator): Promise<void> {
  await expect(entries.first()).toBeVisible();
  for (const entry of await entries.all()) {
    await entry.getByRole('button').click();
    await expect(entry.getByRole('button')).toHaveAttribute('aria-expanded', 'true');
  }
}

async function register(stage: Stage, login: string, name: RegExp): Promise<Locator> {
  const { actor } = stage;
  await stage.actor.signInAs(login);
  await actor.goTo('registers');
  await actor.page.getByRole('main').getByRole('link', { name }).click();
  await expect(actor.heading(name)).toBeVisible();
  await actor.gates.ready();
  return actor.page.getByRole('main').getByRole(actor.narrow ? 'listitem' : 'row');
}

// What must be seen after a row, beside the page of the case: by whom, and where.
export const afterRow: Record<number, (stage: Stage) => Promise<void>> = {
  // Three of seven are in: who still scores knows that, and nobody knows how.
  10: async (stage) => {
    const { actor, view } = stage;
    const scored = view.record.getByRole('listitem')
      .filter({ hasText: labelOf(actor.words, 'ut_score') });
    await openCaseAs(stage, 'mo.yunsheng');
    await opened(scored);
    await expect(view.record).not.toContainText(given(actor));
    await expect(scored.first()).toContainText(actor.words.ui('case.value.withheld'));
    await actor.gates.check('case-withheld');
    await stage.actor.signInAs('pan.jiaming');
    await actor.openTask(labelOf(actor.words, 'ut_score'), actor.words.person('wu.yutong'));
    await expect(actor.page.getByText(actor.words.ui('task.handedIn', { count: 3, of: 7 })))
      .toBeVisible();
    await actor.page.getByRole('link', { name: actor.words.ui('task.tab.record') }).click();
    await opened(scored);
    await expect(view.record).not.toContainText(given(actor));
  },
  // All are in: now the marks can be read.
  11: async (stage) => {
    const { actor, view } = stage;
    await openCaseAs(stage, 'mo.yunsheng');
    await expect(view.record).toContainText(given(actor));
    await actor.gates.check('case-scored');
  },
  15: async (stage) => {
    const { actor } = stage;
    await stage.actor.signInAs('zhou.wenbo');
    await actor.goTo('me');
    await expect(actor.page.locator('time[datetime^="2021-09-22T16:00:00"]')).toBeVisible();
    await expect(actor.page.getByRole('link', { name: /^(申诉|Appeal)$/ })).toBeVisible();
    await actor.gates.check('own-file-vetting');
  },
  // Who objected is known to those who look into it, and to nobody else.
  20: async (stage) => {
    const name = /^(异议|Objections)$/;
    const known = await register(stage, 'tang.wanqing', name);
    await expect(known.filter({ hasText: 'C1' })).toContainText('王居民');
    await stage.actor.gates.check('register-objections');
    for (const login of ['mo.yunsheng', 'chen.shuhang']) {
      const masked = await register(stage, login, name);
      await expect(masked.filter({ hasText: 'C1' })).toBeVisible();
      await expect(stage.actor.page.getByRole('main')).not.toContainText('王居民');
      await expect(stage.actor.page.getByRole('main')).not.toContainText('13900000099');
    }
  },
  // The posting period is over; the objection alone holds the case.
  22: async (stage) => {
    await openCaseAs(stage, 'mo.yunsheng');
    await stage.view.waitsFor('cc_clear');
    await stage.actor.gates.check('case-held');
  },
  24: async ({ posting, actor }) => {
    await posting.answered(
      actor.words.ui('posting.finding'), actor.words.ui('posting.decision'), '经查，反映的问题不属实',
    );
  },
  25: async ({ posting, campaign }) => posting.isOver(`${campaign}-P2`),
  26: async (stage) => {
    const posts = await register(stage, 'mo.yunsheng', /^(任职|Posts)$/);
    const post = posts.filter({ hasText: '安组备〔2021〕16号' });
    await expect(post).toContainText(/新任|New/);
    await expect(post).toContainText(/公开选拔|Open selection/);
    await stage.actor.gates.check('register-posts');
    const campaigns = await register(stage, 'mo.yunsheng', /^(选拔批次|Campaigns)$/);
    await expect(campaigns.filter({ hasText: stage.campaign })).toContainText(/已完成|Finished/);
  },
};

// What the steps of a row say of notices and public pages.
export async function alsoSeen(stage: Stage, steps: Step[], title: (id: string) => string) {
  const { actor, posting } = stage;
  const wanted = steps.at(-1)?.expect ?? {};
  for (const { of, template, count } of wanted.notices ?? []) {
    await actor.signInAs(of);
    await actor.goTo('me');
    const notices = actor.page.getByRole('listitem').filter({ hasText: title(template) });
    await expect(notices).toHaveCount(count);
  }
  if (wanted.page !== undefined) await posting.shows(wanted.page);
}
