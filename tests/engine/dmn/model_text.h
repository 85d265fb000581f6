#pragma once

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dmn/evaluate.h"
#include "engine/dmn/read_dmn.h"
#include "engine/feel/evaluate.h"
#include "engine/feel/json.h"

namespace engine::dmn {

// A DMN file around the given elements.
inline std::string definitions(
    std::string_view elements,
    std::string_view dmn = "https://www.omg.org/spec/DMN/20191111/MODEL/") {
  return "<definitions xmlns='" + std::string(dmn) +
         "' id='graph' name='Graph' namespace='urn:test'>\n" + std::string(elements) +
         "\n</definitions>";
}

struct TableText {
  std::string attributes;
  std::vector<std::string> inputs;
  std::vector<std::string> outputs;
  // Cells as they stand in a row: inputs, then outputs.
  std::vector<std::vector<std::string>> rules;
};

inline std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

inline std::string table(const TableText& text) {
  std::string out = "<decision id='d' name='D'><decisionTable " + text.attributes + ">";
  for (std::size_t i = 0; i < text.inputs.size(); ++i) {
    out += "<input id='in" + std::to_string(i + 1) + "'><inputExpression><text>" +
           escaped(text.inputs[i]) + "</text></inputExpression></input>";
  }
  for (const std::string& output : text.outputs) out += output;
  for (std::size_t i = 0; i < text.rules.size(); ++i) {
    out += "<rule id='r" + std::to_string(i + 1) + "'>";
    for (std::size_t cell = 0; cell < text.rules[i].size(); ++cell) {
      const std::string tag = cell < text.inputs.size() ? "inputEntry" : "outputEntry";
      out += "<" + tag + "><text>" + escaped(text.rules[i][cell]) + "</text></" + tag + ">";
    }
    out += "</rule>\n";
  }
  return out + "</decisionTable></decision>";
}

// A decision that is a literal expression.
inline std::string literal(const std::string& id, const std::string& name, const std::string& text,
                           const std::string& requirements = "") {
  return "<decision id='" + id + "' name='" + name + "'><variable name='" + name + "'/>" +
         requirements + "<literalExpression><text>" + escaped(text) +
         "</text></literalExpression></decision>\n";
}

inline std::string requires_decision(const std::string& id) {
  return "<informationRequirement><requiredDecision href='#" + id + "'/></informationRequirement>";
}

inline std::string requires_input(const std::string& id) {
  return "<informationRequirement><requiredInput href='#" + id + "'/></informationRequirement>";
}

inline std::string requires_knowledge(const std::string& id) {
  return "<knowledgeRequirement><requiredKnowledge href='#" + id + "'/></knowledgeRequirement>";
}

inline std::string input(const std::string& id, const std::string& name,
                         const std::string& type = "") {
  return "<inputData id='" + id + "' name='" + name + "'><variable name='" + name + "'" +
         (type.empty() ? "" : " typeRef='" + type + "'") + "/></inputData>\n";
}

// The first finding of that rule; nullptr if there is none.
inline const Finding* find(const Findings& findings, std::string_view rule) {
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [&](const Finding& finding) { return finding.rule == rule; });
  return found == findings.end() ? nullptr : &*found;
}

inline std::shared_ptr<const Model> model_of(std::string_view elements) {
  ReadResult result = read_dmn(definitions(elements));
  return result.model;
}

inline feel::Value json(std::string_view text) {
  return feel::parse_json(text).value();
}

// Evaluates the decision `d` and keeps what came of it.
struct Outcome {
  Outcome(const Model& model, std::string_view inputs, std::string_view decision = "d")
      : evaluation([&] {
          environment.warnings = &warnings;
          const feel::Value context = json(inputs);
          return evaluate(model, decision, feel::ContextScope(context), environment);
        }()) {}

  std::string output() const {
    return evaluation.failure ? "failure" : feel::to_json(evaluation.output);
  }
  std::vector<int> rules() const {
    std::vector<int> indexes;
    if (evaluation.failure) return indexes;
    for (const MatchedRule& rule : evaluation.decisions.back().rules) indexes.push_back(rule.index);
    return indexes;
  }

  std::vector<feel::Warning> warnings;
  feel::Environment environment;
  Evaluation evaluation;
};

}  // namespace engine::dmn
