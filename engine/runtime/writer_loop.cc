#include "engine/runtime/writer_loop.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "engine/package/package.h"
#include "engine/runtime/batch.h"
#include "engine/runtime/deployment.h"
#include "engine/runtime/due_work.h"
#include "engine/runtime/engine_time.h"

namespace engine {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kBatchCommands = 256;
// Nobody sleeps longer than this, so that a machine whose clock was set is noticed.
constexpr std::int64_t kLongestSleepMs = 1000;
constexpr std::int64_t kDayMs = 86'400'000;
// DESIGN §5: the same answer again for 30 days.
constexpr std::int64_t kAnswersKeptDays = 30;

// Where the clock is to be moved; none for other commands and for a move that is refused.
std::optional<Instant> target_of(const WorkItem& item) {
  const auto* request = std::get_if<CommandRequest>(&item);
  if (request == nullptr) return std::nullopt;
  std::optional<Instant> target;
  if (const auto* pin = std::get_if<PinClock>(&request->command)) target = pin->at;
  if (const auto* move = std::get_if<MoveClock>(&request->command)) target = move->to;
  return target && is_writable(*target) ? target : std::nullopt;
}

bool is_of_clock(const WorkItem& item) {
  const auto* request = std::get_if<CommandRequest>(&item);
  return request != nullptr && (std::holds_alternative<PinClock>(request->command) ||
                                std::holds_alternative<MoveClock>(request->command) ||
                                std::holds_alternative<ResetClock>(request->command));
}

}  // namespace

WriterLoop::WriterLoop(const Processor::Ports& ports, ProcessorOptions options, WorkQueue& queue)
    : shell_(ports, std::move(options)), queue_(queue) {}

void WriterLoop::load() {
  Store& store = shell_.writer.store;
  store.load_shared(shell_.writer.state);
  load_models(shell_.writer.state, store);
  for (const auto& package : shell_.options.packages) {
    shell_.writer.state.catalog.add(package->id, package);
  }
  shell_.writer.next_key = store.next_key();
  for (const CaseKey key : store.parked_cases(100'000)) {
    Actor actor;
    actor.kind = ActorKind::kTimer;
    shell_.later.push_back(ContinueAgenda{actor, key});
  }
  shell_.snapshot.store(make_snapshot(shell_.writer.state));
}

void WriterLoop::run() {
  while (true) {
    std::deque<WorkItem> items = queue_.take(next_wake());
    if (items.empty() && queue_.is_closed()) break;
    try {
      work(items);
    } catch (const std::exception& broken) {
      shell_.options.log(broken.what());
      fail(items, broken.what());
    }
  }
  try {
    finish_later();
  } catch (const std::exception& broken) {
    shell_.options.log(broken.what());
  }
  shell_.polls.answer_all();
  shell_.watch.answer_all();
}

void WriterLoop::finish_later() {
  while (true) {
    std::erase_if(shell_.later, [](const Command& command) {
      return std::holds_alternative<ContinueAgenda>(command);
    });
    if (shell_.later.empty()) return;
    run_later(shell_, shell_.now());
  }
}

void WriterLoop::work(std::deque<WorkItem>& items) {
  while (!items.empty()) {
    if (is_of_clock(items.front())) {
      WorkItem item = std::move(items.front());
      items.pop_front();
      move_clock(std::get<CommandRequest>(item));
    } else {
      run_batch(items);
    }
    run_later(shell_, shell_.now());
  }
  run_later(shell_, shell_.now());
  run_due_now();
  serve_polls();
  prune_answers();
  const auto now = SteadyClock::now();
  shell_.polls.expire(now);
  shell_.watch.expire(now);
}

void WriterLoop::run_batch(std::deque<WorkItem>& items) {
  const auto begin = SteadyClock::now();
  Batch batch(shell_, shell_.now());
  for (std::size_t count = 0; count < kBatchCommands && !items.empty(); ++count) {
    if (is_of_clock(items.front())) break;
    if (count > 0 && SteadyClock::now() - begin > kBatchTime) break;
    WorkItem item = std::move(items.front());
    items.pop_front();
    std::visit([&](auto& work_item) { batch.run(work_item); }, item);
  }
  batch.commit();
}

void WriterLoop::move_clock(CommandRequest& request) {
  const Instant now = shell_.now();
  WorkItem item = std::move(request);
  const std::optional<Instant> target = target_of(item);
  try {
    if (target) visit_due_instants(shell_, now, *target);
  } catch (const std::exception& broken) {
    std::get<CommandRequest>(item).callback(
        Unavailable{Unavailable::Reason::kStore, broken.what()});
    throw;
  }
  // The clock's own command brings its time: also backwards, when a test says so.
  shell_.last_now = {};
  Batch batch(shell_, target.value_or(now));
  batch.run(std::get<CommandRequest>(item));
  batch.commit();
  shell_.jobs_changed = true;
}

void WriterLoop::prune_answers() {
  const Instant now = shell_.ports.clock.now();
  if (now < next_prune_) return;
  next_prune_ = {now.ms + kDayMs};
  shell_.writer.store.begin();
  shell_.ports.answers.prune({now.ms - kAnswersKeptDays * kDayMs});
  shell_.writer.store.commit();
}

void WriterLoop::serve_polls() {
  if (shell_.polls.empty() || !std::exchange(shell_.jobs_changed, false)) return;
  Batch batch(shell_, shell_.now());
  shell_.polls.offer([&](const JobPoll& poll) { return batch.serve(poll); });
  batch.commit();
}

void WriterLoop::run_due_now() {
  const Instant now = shell_.now();
  const std::optional<Instant> due = next_due(shell_);
  if (due && *due <= now) run_due(shell_, now);
  if (!shell_.polls.empty() && back_off_ && *back_off_ <= now) shell_.jobs_changed = true;
}

std::optional<WorkQueue::Time> WriterLoop::wake_for(std::optional<Instant> due) const {
  if (!due) return std::nullopt;
  const std::optional<Instant> real = real_time_of(shell_.writer.state, *due);
  if (!real) return std::nullopt;
  const std::int64_t rest_ms = real->ms - shell_.ports.clock.now().ms;
  return SteadyClock::now() +
         std::chrono::milliseconds(std::clamp<std::int64_t>(rest_ms, 0, kLongestSleepMs));
}

std::optional<WorkQueue::Time> WriterLoop::next_wake() {
  const auto now = SteadyClock::now();
  std::optional<WorkQueue::Time> wake;
  const auto sooner = [&wake](std::optional<WorkQueue::Time> time) {
    if (time && (!wake || *time < *wake)) wake = time;
  };
  if (!shell_.later.empty()) sooner(now);
  sooner(shell_.polls.next_end());
  sooner(shell_.watch.next_end());
  sooner(wake_for(next_due(shell_)));
  back_off_.reset();
  if (!shell_.polls.empty()) back_off_ = shell_.writer.store.next_back_off(shell_.now());
  sooner(wake_for(back_off_));
  return wake;
}

void WriterLoop::fail(std::deque<WorkItem>& items, const char* why) {
  for (WorkItem& item : items) {
    std::visit(
        [&](auto& refused) {
          refused.callback(Unavailable{Unavailable::Reason::kStore, why});
        },
        item);
  }
  items.clear();
}

}  // namespace engine
