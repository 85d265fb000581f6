#include "web/cli/bench/core_figures.h"

#include <algorithm>
#include <chrono>

#include "web/cli/bench/allocations.h"
#include "web/cli/bench/core_engine.h"
#include "web/cli/bench/repeat.h"
#include "web/cli/bench/workloads.h"

namespace web::bench {
namespace {

using engine::feel::Entry;
using engine::feel::Value;

Value context(std::string name, Value value) {
  std::vector<Entry> entries;
  entries.push_back({std::move(name), std::move(value)});
  return Value::context(std::move(entries));
}

Value reviewers(int count) {
  std::vector<Value> names;
  names.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) names.push_back(Value::string("r" + std::to_string(i)));
  return context("reviewers", Value::list(std::move(names)));
}

// One instance with `seats` reviewers, from start to end; the seconds that its completions took.
double run_w4(CoreEngine& engine, const Value& variables, const Value& vote) {
  engine.start("w4", variables);
  const std::vector<engine::UserTaskKey> tasks = engine.take_tasks();
  const auto begin = std::chrono::steady_clock::now();
  for (const engine::UserTaskKey task : tasks) engine.complete(task, vote);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double seat_us(int seats) {
  CoreEngine engine;
  engine.deploy("w4.bpmn", w4_model());
  const Value variables = reviewers(seats);
  const Value vote = context("vote", Value::boolean(true));
  run_w4(engine, variables, vote);
  double seconds = 0;
  int done = 0;
  while (seconds < 0.1) {
    seconds += run_w4(engine, variables, vote);
    done += seats;
  }
  return seconds * 1e6 / done;
}

}  // namespace

std::vector<Measure> measure_core() {
  CoreEngine engine;
  engine.deploy("w1.bpmn", w1_model());
  engine.deploy("w2.bpmn", w2_model());
  engine.deploy("w3.bpmn", w3_model());
  engine.deploy("w4.bpmn", w4_model());
  const Value amount = context("amount", Value::scaled(125, 1));
  const Value approved = context("approved", Value::boolean(true));
  const Value vote = context("vote", Value::boolean(true));
  const Value nineteen = reviewers(19);
  const auto w1 = [&](std::size_t) {
    engine.start("w1", amount);
    for (const engine::UserTaskKey task : engine.take_tasks()) engine.complete(task, approved);
  };
  const double w1_rate = rate_of(w1);
  const std::uint64_t before = allocations();
  for (std::size_t i = 0; i < 1000; ++i) w1(i);
  const double allocs = static_cast<double>(allocations() - before) / 1000;
  return {
      {"core.w1", w1_rate, "instances/s", 100'000, false, "one thread"},
      {"core.w1.allocs", allocs, "per instance", 40, true, "both commands, warm"},
      {"core.w2", rate_of([&](std::size_t) { engine.start("w2", amount); }), "instances/s", 100'000,
       false, "one thread"},
      {"core.w3", rate_of([&](std::size_t) { engine.start("w3", amount); }), "instances/s", 60'000,
       false, "one thread"},
      {"core.w4", rate_of([&](std::size_t) { run_w4(engine, nineteen, vote); }, 100), "instances/s",
       10'000, false, "one thread"},
  };
}

std::vector<Measure> measure_core_seats() {
  std::vector<double> few;
  std::vector<double> many;
  for (int round = 0; round < 5; ++round) {
    few.push_back(seat_us(19));
    many.push_back(seat_us(1000));
  }
  const double base = median(few);
  return {{"core.w4.seat_us", base, "us", std::nullopt, true, "median of five"},
          {"core.w4x1000.seat_us", median(many), "us", 1.2 * base, true, "median of five"}};
}

}  // namespace web::bench
