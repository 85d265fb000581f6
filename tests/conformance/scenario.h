#pragma once

#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "engine/feel/value.h"
#include "tests/support/engine_harness.h"

namespace tests {

// An expectation of a scenario that does not hold.
class NotMet : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Plays one scenario of the conformance suite against the engine alone, without server.
class Scenario {
 public:
  // `folder` has the models that it deploys.
  Scenario(const engine::feel::Value& document, std::string folder);

  // Plays all steps; throws NotMet.
  void play();
  // The rows that a replay gives must be those that are there.
  void check_replay() const { engine_.check_replay(); }
  const EngineHarness& engine() const { return engine_; }

 private:
  using Value = engine::feel::Value;
  using Counts = std::map<std::string, std::int64_t>;

  void play(const Value& step);
  bool play_instance(std::string_view word, const Value& argument);
  bool play_work(std::string_view word, const Value& argument);
  bool play_expectation(std::string_view word, const Value& argument);

  void deploy(const Value& files);
  void start(const Value& argument);
  void find_instance(const Value& argument);
  void complete_task(const Value& argument);
  void publish(const Value& argument);
  void correlate(const Value& argument);
  void advance(const Value& argument);
  void set_variables(const Value& argument);
  void resolve(const Value& argument);
  engine::JobKey job_for(const Value& argument);
  void end_job(std::string_view word, const Value& argument);
  void expect_rejected(const Value& argument);
  void expect_state(const Value& argument);
  void expect_instances(const Value& argument);
  void expect_counts(const Value& argument, const Names& found, bool only_these);
  void expect_variables(const Value& argument);
  void expect_incident(const Value& argument, bool wanted);
  void expect_not_reached(const Value& argument);

  void run(engine::Command command);
  std::string text(const Value& value) const;
  Value filled(const Value& value) const;
  ProcessInstanceKey instance(const Value& argument) const;
  ElementInstanceKey scope(const Value& argument) const;

  EngineHarness engine_;
  const Value document_;
  std::string folder_;
  std::int64_t pinned_ms_ = 0;
  std::map<std::string, ProcessInstanceKey, std::less<>> aliases_;
  std::set<ProcessInstanceKey> found_;
  std::map<std::string, engine::JobKey, std::less<>> jobs_;
};

// The whole file; throws if it cannot be read.
std::string read_file(const std::string& path);

}  // namespace tests
