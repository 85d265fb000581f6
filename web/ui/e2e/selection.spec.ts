import { expect, test } from '@playwright/test';
import { Actor, escape } from './actor';
import { Gates } from './gates';
import { storyData, Words } from './model';
import { Refusals } from './refusals';
import { Registration } from './registration';
import { playRows } from './rows';
import { startServer, type Server } from './server';
import { tabWalk } from './tab_walk';

const campaign = 'HP-2021-A';
const data = storyData();
let server: Server;

// One story on one server: what comes later stands on what came before.
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => { server = await startServer(); });
test.afterAll(async () => { await server.stop(); });

// Rows 1 to 9 of the story of the selection, each step by the person named, by clicking and typing.
test('a selection is announced, registered for and checked', async ({ page }, info) => {
  const words = new Words(String(info.project.use.locale));
  const gates = new Gates(page, server.url, info.project.name);
  await gates.start();
  const actor = new Actor(page, words, gates, server.url);
  const refusals = new Refusals(page, actor, words, gates);
  const registration = new Registration(page, actor, words, data.consent);
  const label = (file: string, id: string) => words.element(file, id);
  const now = page.getByRole('complementary', { name: words.ui('case.now') });
  const endsAt = (utc: string) => now.locator(`time[datetime^="${utc}"]`);
  const record = page.getByRole('region', { name: words.ui('case.timeline') });

  // The newest entry that asked this table.
  const happened = (table: string) => record.getByRole('listitem')
    .filter({ hasText: new RegExp(`${table} v\\d`) }).first();

  await test.step('the sign-in page lists the people of the demo', async () => {
    await page.goto(server.url);
    await expect(page.getByRole('heading', { name: words.ui('login.demoPeople') })).toBeVisible();
    await expect(page.getByRole('button', { name: words.person('mo.yunsheng') })).toBeVisible();
    await gates.check('login');
    await tabWalk(page, 'login');
  });

  await test.step('row 1: chen starts the campaign', async () => {
    await actor.signInAs('chen.shuhang');
    await gates.check('inbox-empty');
    await actor.goTo('start');
    await gates.check('start');
    await tabWalk(page, 'start');
    await page.getByRole('link', { name: label('P-heping-select', 'P-heping-select') }).click();
    await actor.fill('F-CAMPAIGN', { campaignId: campaign, scheme: 'heping-secretary' });
    await gates.check('start-form');
    await page.locator('.bar').getByRole('button').click();
    await expect(now.getByText(label('P-heping-select', 'ut_announce'))).toBeVisible();
    await expect(now.getByText(words.person('chen.shuhang'))).toBeVisible();
    await gates.check('case-started');
  });

  await test.step('row 2: a closing day too early is refused, '
    + 'then the announcement stands', async () => {
    await actor.openTask(label('P-heping-select', 'ut_announce'));
    await tabWalk(page, 'task-announce');
    await actor.fill('F-ANNOUNCE', { ...data.announcement, closes: '2021-08-13' });
    await actor.decide(null, '');
    await gates.check('announce-dialog');
    gates.allow(400);
    await actor.confirm();
    await refusals.summary(1);
    await page.getByRole('alert').getByRole('button').click();
    await expect(page.locator('input[type="date"]:focus')).toHaveValue('2021-08-13');
    await gates.check('announce-refused');
    gates.allow();
    await actor.fill('F-ANNOUNCE', { closes: '2021-08-23' });
    await actor.decide(null);
    await actor.confirmed();
    await actor.openCase(campaign);
    await expect(now.getByText(label('P-heping-select', 'ut_talk'))).toBeVisible();
    await expect(now.getByText(label('P-heping-select', 'ut_publicity'))).toBeVisible();
    await expect(endsAt('2021-08-23T16:00:00')).toBeVisible();
    await expect(happened('D-SOD')).toContainText(words.ui('suggestion.noHit'));
    await gates.check('case-announced');
    await actor.goTo('registers');
    await page.getByRole('link', { name: /R-CAMPAIGN|选拔批次|Campaigns/ }).click();
    const line = page.getByRole(actor.narrow ? 'listitem' : 'row');
    await expect(line.filter({ hasText: campaign })).toContainText(/进行中|Running/);
    await gates.check('register-campaigns');
  });

  await test.step('row 3: no registration before the window', async () => {
    await actor.signInAs('zhou.wenbo');
    await actor.goTo('start');
    await expect(page.getByText('2021-08-09').first()).toBeVisible();
    await expect(page.getByText(words.ui('start.isShut'))).toBeVisible();
    await expect(registration.link).toHaveCount(0);
    await gates.check('start-shut');
  });

  await test.step('row 3: chen writes both notes, zhou registers', async () => {
    await actor.moveTimeAs('chen.shuhang', '2021-08-10T09:00');
    for (const [id, text] of [
      ['ut_talk', '走访六个村社区，与返乡人员、退伍军人座谈，介绍选拔条件和程序。'],
      ['ut_publicity', '在公告栏和公众号发布公告，张贴海报二十处，接听咨询电话。'],
    ]) {
      await actor.openTask(label('P-heping-select', id));
      await actor.fill('F-NOTE', { on: '2021-08-10', text });
      await actor.decide(null);
      await actor.confirmed();
    }
    await actor.signInAs('zhou.wenbo');
    await registration.open();
    await refusals.sentEmpty('register-empty');
    gates.allow(400);
    await registration.send({ ...data.zhou, idNo: `${String(data.zhou.idNo).slice(0, 17)}1` });
    await refusals.summary(1, words.english ? /Identity|ID/i : /身份证号/);
    gates.allow();
    await registration.send({ idNo: data.zhou.idNo });
    await registration.received();
    await gates.check('registered');
    await actor.goTo('start');
    await expect(page.getByText(/正在办理|is being handled/)).toBeVisible();
    await actor.signInAs('chen.shuhang');
    await actor.openCase(campaign);
    await expect(now.getByText(label('S-NOMINATE', 'ut_accept')).first()).toBeVisible();
    await expect(now.getByText(words.person('bai.xue'))).toBeVisible();
    await expect(endsAt('2021-08-23T16:00:00')).toBeVisible();
  });

  await test.step('row 4: three registrations are accepted', async () => {
    await actor.moveTimeAs('chen.shuhang', '2021-08-11T09:00');
    await registration.accept(data.zhou, 'zhou.wenbo', { complete: 'yes' }, '材料齐全。');
    await actor.moveTime('2021-08-12T09:00');
    await registration.of('wu.yutong', data.wu);
    await actor.signInAs('bai.xue');
    await registration.openAcceptance(data.wu, 'wu.yutong');
    await gates.check('task-accept');
    await actor.fill('F-ACCEPT', { complete: 'no' });
    await actor.decide(null);
    gates.allow(400);
    await actor.confirm();
    await refusals.summary(1, words.english ? /Say what is missing/ : /须列出缺少的材料/);
    gates.allow();
    const incomplete = { complete: 'no', missing: ['diploma'] };
    await registration.accept(data.wu, 'wu.yutong', incomplete, '请补充毕业证原件。');
    await actor.signInAs('wu.yutong');
    await actor.openTask(label('S-NOMINATE', 'ut_supplement'), words.person('wu.yutong'));
    await actor.fill('F-NOTE', { on: '2021-08-12', text: '已向组织科提交毕业证书原件及复印件。' });
    await actor.decide(null);
    await actor.confirmed();
    await actor.moveTime('2021-08-13T09:00');
    await registration.accept(data.wu, 'wu.yutong', { complete: 'yes' });
    await actor.moveTime('2021-08-16T09:00');
    await registration.of('zheng.haifeng', data.zheng);
    await actor.moveTime('2021-08-17T09:00');
    await registration.accept(
      data.zheng, 'zheng.haifeng', { complete: 'yes' }, '退伍证、毕业证、党员证明齐全。',
    );
  });

  await test.step('row 5: the window closes by itself and three checks are open', async () => {
    await actor.moveTimeAs('lin.yuetong', 'nextDue');
    await actor.goTo('inbox');
    for (const login of ['zhou.wenbo', 'wu.yutong', 'zheng.haifeng']) {
      const name = words.person(login);
      const title = words.ui('task.about', { label: label('S-QUALIFY', 'ut_qualify'), name });
      await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible();
    }
    await gates.check('inbox-qualify');
    await tabWalk(page, 'inbox');
    await actor.openTask(label('S-QUALIFY', 'ut_qualify'), words.person('zheng.haifeng'));
    const suggestion = page.getByRole('region', { name: words.ui('suggestion.title') });
    await expect(suggestion).toContainText('AGE_MAX');
    const condition = page.getByRole('textbox', { name: words.english ? 'Condition' : '条件' });
    await expect(condition).toHaveValue(words.english ? 'Age limit' : '年龄上限');
    await expect(suggestion).toContainText(words.ui('suggestion.notDecision'));
    await gates.check('task-qualify');
    await actor.signInAs('zhou.wenbo');
    await actor.goTo('start');
    await expect(registration.link).toHaveCount(0);
    await gates.check('start-over');
  });

  await test.step('row 6: lin finds two met and one unmet', async () => {
    await actor.moveTimeAs('lin.yuetong', '2021-08-24T09:00');
    for (const name of [words.person('zhou.wenbo'), words.person('wu.yutong')]) {
      await actor.openTask(label('S-QUALIFY', 'ut_qualify'), name);
      await expect(page.getByText(words.ui('suggestion.noHit'))).toBeVisible();
      await actor.decide('met');
      await actor.confirmed(2);
    }
    await actor.openTask(label('S-QUALIFY', 'ut_qualify'), words.person('zheng.haifeng'));
    const finding = words.english ? "Officer's finding" : '审查结论';
    await page.getByRole('combobox', { name: finding, exact: true })
      .selectOption({ label: words.english ? 'Unmet' : '不符合' });
    await actor.decide('unmet', '经核对身份核验单与户籍材料，截至计算日为四十六周岁，超过上限。');
    await gates.check('task-qualify-dialog');
    await refusals.confirmedAfterExpiry('session-expired');
    const decided = await refusals.backAfterDecision('lin.yuetong', 'task-decided');
    await refusals.strangerAt(decided, 'zhou.wenbo', 'task-of-another');
    await actor.signInAs('chen.shuhang');
    await actor.openCase(campaign);
    await expect(now.getByText(new RegExp(escape(label('S-QUALIFY', 'ut_statement')))).first())
      .toBeVisible();
    await expect(endsAt('2021-08-31T16:00:00')).toBeVisible();
    await gates.check('case-statement');
    await tabWalk(page, 'case');
  });

  await test.step('row 6: the auditor reads how what is suggested came about', async () => {
    const asked = happened('D-QUALIFY').filter({ hasText: words.person('zheng.haifeng') });
    const explained = record.getByRole('region', { name: words.ui('explanation.title') });
    await asked.getByRole('button').click();
    await expect(asked.getByRole('button')).toHaveAttribute('aria-expanded', 'true');
    await expect(explained).toHaveCount(0);
    await actor.signInAs('mo.yunsheng');
    await actor.openCase(campaign);
    await asked.getByRole('button').click();
    await expect(explained).toContainText('candidate.birthDate');
    await expect(explained.getByRole('listitem').filter({ hasText: 'AGE_MAX' }))
      .toContainText(words.ui('explanation.hit'));
    await explained.getByText(words.ui('explanation.others', { count: 8 })).click();
    await expect(explained.getByRole('listitem').filter({ hasText: 'date(?) > date(cutOff)' }))
      .toContainText(words.ui('explanation.saw', { value: '1998-12-01' }));
    await gates.check('case-explained');
  });

  await test.step('row 7: zheng states, he decides with reasons that are long enough', async () => {
    await actor.moveTimeAs('zheng.haifeng', '2021-08-25T09:00');
    await actor.openTask(label('S-QUALIFY', 'ut_statement'), words.person('zheng.haifeng'));
    await actor.fill('F-STATEMENT', {
      statement: '本人年龄确已满四十六周岁，但身体健康、经验丰富，希望组织考虑。',
    });
    await actor.decide(null);
    await actor.confirmed();
    await actor.moveTimeAs('he.jingchuan', '2021-08-26T09:00');
    await actor.openTask(label('S-QUALIFY', 'ut_second'), words.person('zheng.haifeng'));
    await actor.fill('F-DECIDE', { signature: true });
    await actor.decide('unqualified', '超龄');
    gates.allow(400);
    await actor.confirm();
    await expect(page.getByRole('dialog').getByRole('textbox'))
      .toHaveAttribute('aria-invalid', 'true');
    await gates.check('reasons-too-short');
    gates.allow();
    await page.getByRole('dialog').getByRole('textbox')
      .fill('截至二〇二一年八月三十一日已满四十六周岁，超过本方案四十五周岁的年龄上限。');
    await actor.confirmed();
    await actor.signInAs('zheng.haifeng');
    await actor.goTo('me');
    await expect(page.getByRole('listitem')
      .filter({ hasText: /决定及申诉告知|Decision and right of appeal/ })).toBeVisible();
    await expect(page.getByRole('link', { name: /^(申诉|Appeal)$/ }))
      .toBeVisible();
    await gates.check('own-file');
    await actor.signInAs('chen.shuhang');
    await actor.openCase(campaign);
    await expect(endsAt('2021-09-02T16:00:00')).toBeVisible();
  });

  await test.step('row 8: the appeal window ends, the sitting is prepared', async () => {
    await actor.moveTime('nextDue');
    await actor.openCase(campaign);
    await expect(now.getByText(label('S-INTERVIEW', 'ut_setup')).first()).toBeVisible();
    await gates.check('case-setup');
  });

  await test.step('row 9: a panel of four, one without Civil Affairs, '
    + 'the right seven', async () => {
    await actor.moveTime('2021-09-03T09:00');
    const sitting = { on: '2021-09-03', place: '街道会议室', supervisor: 'tang.wanqing', lotSeed: 88 };
    await actor.openTask(label('S-INTERVIEW', 'ut_setup'));
    await actor.fill('F-SITTING', { ...sitting, panel: data.panelFour });
    await actor.decide(null);
    gates.allow(400);
    await actor.confirm();
    await expect(page.getByRole('alert').filter({ hasText: /考官|Examiners/ })).toBeFocused();
    await gates.check('panel-of-four');
    gates.allow();
    await actor.fill('F-SITTING', { panel: data.panelWithoutCivil });
    await actor.decide(null);
    await actor.confirmed();
    await actor.openCase(campaign);
    await expect(happened('D-PANEL')).toContainText(/缺区民政局考官|Civil Affairs Bureau/);
    await actor.openTask(label('S-INTERVIEW', 'ut_setup'));
    await actor.fill('F-SITTING', { ...sitting, panel: data.panelRight });
    await actor.decide(null);
    await actor.confirmed();
    await actor.openCase(campaign);
    await expect(happened('D-PANEL')).toContainText(words.ui('suggestion.noHit'));
    await gates.check('case-panel-accepted');
    await actor.goTo('inbox');
    await page.getByRole('link', { name: words.ui('inbox.view.done'), exact: true }).click();
    await gates.check('inbox-done');
  });
});

// Its other rows, as examples/heping/story.json tells them.
test('a selection is played to its end', async ({ page }, info) => {
  await playRows(page, info, { first: 10, last: 28, campaign, url: server.url });
});
