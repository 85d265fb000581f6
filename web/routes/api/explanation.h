#pragma once

#include <boost/describe/class.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "web/routes/api/reading.h"

namespace web::api {

// `source` is where the value comes from: an expression of the table, the name of what it requires.
struct ExplainedInput {
  std::string name;
  std::string source;
  engine::feel::Value value;
};
BOOST_DESCRIBE_STRUCT(ExplainedInput, (), (name, source, value))

// The first cell of a rule, from the left, that was not met; `input` is the place of what it saw
// among the inputs, from 0.
struct MissedCell {
  std::int32_t input = 0;
  std::string condition;
};
BOOST_DESCRIBE_STRUCT(MissedCell, (), (input, condition))

// A rule of a table: it hit, or missed by a cell; neither where an earlier rule decided before, or
// where the misses cannot be told.
struct ExplainedRule {
  std::int32_t rule = 0;
  std::string id;
  std::optional<Words> text;
  bool hit = false;
  std::map<std::string, engine::feel::Value> outputs;
  std::optional<MissedCell> missed;
};
BOOST_DESCRIBE_STRUCT(ExplainedRule, (), (rule, id, text, hit, outputs, missed))

// How a decision came about: which version of which file said what to which inputs.
struct Explanation {
  // "17-2": the second decision of an evaluation.
  std::string key;
  std::string decision_id;
  Words decision_name;
  std::int32_t version = 0;
  std::string resource_name;
  // Of the file's bytes, in hexadecimal.
  std::string sha256;
  engine::Instant evaluated_at;
  std::optional<WireKey> case_key;
  std::vector<ExplainedInput> inputs;
  std::vector<ExplainedRule> rules;
  // Whether it is told of each rule that was asked why it missed: not of one that looked at
  // functions, nor where an input was none of the values that the table allows.
  bool tells_misses = false;
  engine::feel::Value output;
  std::vector<std::string> warnings;
  std::optional<std::string> failure;
  // Keys of the decisions that it requires itself, of the same file.
  std::vector<std::string> required;
};
BOOST_DESCRIBE_STRUCT(Explanation, (),
                      (key, decision_id, decision_name, version, resource_name, sha256,
                       evaluated_at, case_key, inputs, rules, tells_misses, output, warnings,
                       failure, required))

// What missed is worked out from what is on record: the same version, inputs and time.
Explanation explanation_of(const Reading& reading, const engine::DecisionInstance& decision);

}  // namespace web::api
