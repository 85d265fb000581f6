#include <time.h>

#include <catch2/catch.hpp>
#include <iostream>

#include "tests/storage/support/store_scene.h"

// Figures, no tests: run with the argument "[bench]".
namespace {

using engine::CaseKey;

double cpu_us() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

engine::ElementPassed passed(CaseKey of, std::uint64_t key) {
  engine::ElementPassed event;
  static_cast<engine::ElementVisit&>(event) = tests::element_waits(of, key);
  return event;
}

// What the store does for one record, apart from what the engine does.
class TimedStep {
 public:
  explicit TimedStep(engine::Store& store) : store_(store) { store_.load_shared(state_); }

  void run(CaseKey key, std::vector<engine::Event> events) {
    engine::Changes changes;
    state_.begin(changes);
    const engine::Instant now{1'629'734'400'000};
    engine::EventApplier applier(state_, changes, now);
    std::vector<engine::RecordedEvent> recorded;
    for (engine::Event& event : events) {
      applier.apply(key, event);
      recorded.push_back({key, {}, std::move(event)});
    }
    const double begin = cpu_us();
    store_.case_of({engine::EntityRef::Kind::kCase, key.value});
    const auto receipt = store_.append({now, "Test", actor_, key, {}, {}, recorded}, state_);
    const double appended = cpu_us();
    applier.advance_case(key, receipt.leaf);
    store_.write(changes);
    const double written = cpu_us();
    log_us += appended - begin;
    rows_us += written - appended;
    state_.settle(changes);
  }

  template <class Work>
  void transaction(Work&& work) {
    const double begin = cpu_us();
    store_.begin();
    const double began = cpu_us();
    work();
    const double worked = cpu_us();
    store_.commit();
    commit_us += began - begin + cpu_us() - worked;
  }

  double log_us = 0;
  double rows_us = 0;
  double commit_us = 0;

 private:
  engine::Store& store_;
  engine::State state_;
  engine::Actor actor_;
};

void measure(std::uint64_t group, bool scattered) {
  constexpr std::uint64_t kCases = 20'480;
  tests::SqliteStore kept;
  TimedStep step(kept.store());
  const auto in_groups = [&](auto&& work) {
    for (std::uint64_t first = 0; first < kCases; first += group) {
      step.transaction([&] {
        for (std::uint64_t i = first; i < first + group; ++i) {
          // Ends in another order than begun, as people do it.
          work(100 * (1 + (scattered ? i * 7'919 % kCases : i)));
        }
      });
    }
  };
  for (std::uint64_t first = 0; first < kCases; first += group) {
    step.transaction([&] {
      for (std::uint64_t i = first; i < first + group; ++i) {
        const std::uint64_t key = 100 * (1 + i);
        auto waits = tests::element_waits({key}, key + 2);
        engine::UserTaskCreated task;
        task.task = {key + 2};
        task.instance = {key};
        step.run({key}, {tests::instance_started(key), passed({key}, key + 1), waits, task});
      }
    });
  }
  const double starts = step.log_us + step.rows_us + step.commit_us;
  std::cout << "group " << group << ": start log " << step.log_us / kCases << " us, rows "
            << step.rows_us / kCases << " us, commit " << step.commit_us / kCases << " us\n";
  step.log_us = step.rows_us = step.commit_us = 0;
  in_groups([&](std::uint64_t key) {
    step.run({key}, {engine::UserTaskCompleted{{key + 2}, "", {}, {}, {}},
                     engine::ElementCompleted{{key + 2}}, passed({key}, key + 5),
                     engine::ProcessInstanceCompleted{{key}}});
  });
  const double ends = step.log_us + step.rows_us + step.commit_us;
  std::cout << "group " << group << (scattered ? ", scattered" : "") << ": complete log "
            << step.log_us / kCases << " us, rows " << step.rows_us / kCases << " us, commit "
            << step.commit_us / kCases << " us; a step " << (starts + ends) / 2 / kCases
            << " us of CPU\n";
}

}  // namespace

TEST_CASE("rows and log of a durable step", "[.][bench]") {
  for (const bool scattered : {false, true}) {
    for (const std::uint64_t group : {256U, 32U, 8U}) measure(group, scattered);
  }
}
