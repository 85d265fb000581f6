#include "web/cli/dmn_tck.h"

#include <chrono>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/dmn/evaluate.h"
#include "engine/dmn/graph.h"
#include "engine/dmn/nested_entry.h"
#include "engine/dmn/read_dmn.h"
#include "engine/feel/json.h"
#include "web/cli/tck_value.h"

namespace web {
namespace {

namespace dmn = engine::dmn;
namespace feel = engine::feel;
using engine::Failure;
using engine::Result;
using feel::Value;

constexpr std::size_t kMaxImportDepth = 16;

Failure failure(std::string message) {
  return {engine::ErrorCode::kDecisionEvaluationError, std::move(message), {}};
}

std::string text_entry(const Value& context, std::string_view key) {
  const Value* entry = context.find(key);
  return entry != nullptr && entry->is_string() ? std::string(entry->as_string()) : std::string();
}

Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return failure("cannot read " + path);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// A model with the files that it may import, each read when it is first asked for.
class ModelFiles {
 public:
  Result<> load(const Value& imports) {
    if (!imports.is_list()) return {};
    for (const Value& path : imports.items()) {
      if (!path.is_string()) return failure("an import must be a path");
      Result<std::string> bytes = read_file(std::string(path.as_string()));
      if (!bytes) return bytes.error();
      std::string name = dmn::target_namespace(*bytes);
      files_.insert_or_assign(std::move(name), std::move(*bytes));
    }
    return {};
  }

  std::shared_ptr<const dmn::Model> read(const std::string& bytes, std::size_t depth = 0) {
    std::vector<std::shared_ptr<const dmn::Model>> imports;
    for (const std::string& name : dmn::imported_namespaces(bytes)) {
      if (auto model = imported(name, depth)) imports.push_back(std::move(model));
    }
    return dmn::read_dmn(bytes, imports).model;
  }

 private:
  std::shared_ptr<const dmn::Model> imported(const std::string& name, std::size_t depth) {
    const auto known = models_.find(name);
    if (known != models_.end()) return known->second;
    const auto file = files_.find(name);
    if (file == files_.end() || depth == kMaxImportDepth) return nullptr;
    auto model = read(file->second, depth + 1);
    models_.insert_or_assign(name, model);
    return model;
  }

  std::map<std::string, std::string> files_;
  std::map<std::string, std::shared_ptr<const dmn::Model>> models_;
};

// The names of the imports on the way to the model of that namespace.
bool find_import(const dmn::Graph& graph, std::string_view namespace_uri,
                 std::vector<std::string>& way) {
  if (way.size() > kMaxImportDepth) return false;
  for (const dmn::Graph::Import& import : graph.imports) {
    if (import.graph == nullptr) continue;
    way.push_back(import.name);
    if (import.namespace_uri == namespace_uri) return true;
    if (find_import(*import.graph, namespace_uri, way)) return true;
    way.pop_back();
  }
  return false;
}

class Runner {
 public:
  // The response without the line's end.
  std::string answer(const std::string& line) {
    const Result<Value> result = evaluate(line);
    std::string out;
    if (result) {
      out = "{\"result\":";
      append_tck_value(out, *result);
    } else {
      out = "{\"error\":";
      feel::append_json_string(out, result.error().message);
    }
    return out + '}';
  }

 private:
  Result<Value> evaluate(const std::string& line) {
    Result<Value> request = feel::parse_json(line);
    if (!request) return request;
    const Result<> loaded = load(*request);
    if (!loaded) return loaded.error();
    Result<Value> inputs = inputs_of(*request);
    if (!inputs) return inputs;
    return evaluate(*request, feel::ContextScope(*inputs));
  }

  Result<Value> evaluate(const Value& request, const feel::Scope& inputs) const {
    feel::Environment environment;
    environment.now.ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                             std::chrono::system_clock::now().time_since_epoch())
                             .count();
    environment.seed = static_cast<std::uint64_t>(environment.now.ms);
    std::vector<feel::Warning> warnings;
    environment.warnings = &warnings;
    if (request.find("decision") != nullptr) {
      return dmn::invoke(*model_, dmn::Invocable::kDecision, text_entry(request, "decision"),
                         inputs, environment);
    }
    if (request.find("decisionService") != nullptr) {
      return dmn::invoke(*model_, dmn::Invocable::kDecisionService,
                         text_entry(request, "decisionService"), inputs, environment);
    }
    return dmn::invoke(*model_, dmn::Invocable::kBusinessKnowledge, text_entry(request, "bkm"),
                       inputs, environment);
  }

  // The kit asks many times in a row about the same model.
  Result<> load(const Value& request) {
    const Value* imports = request.find("imports");
    const Value imported = imports == nullptr ? Value() : *imports;
    std::string key = text_entry(request, "model") + '\n' + feel::to_json(imported);
    if (key == key_ && model_ != nullptr) return {};
    model_.reset();
    const Result<std::string> bytes = read_file(text_entry(request, "model"));
    if (!bytes) return bytes.error();
    ModelFiles files;
    Result<> loaded = files.load(imported);
    if (!loaded) return loaded;
    model_ = files.read(*bytes);
    if (model_ == nullptr) return failure("this is no DMN model");
    key_ = std::move(key);
    return {};
  }

  Result<Value> inputs_of(const Value& request) const {
    const Value* inputs = request.find("inputs");
    if (inputs == nullptr || !inputs->is_context()) return Value::context({});
    const Value* namespaces = request.find("inputNamespaces");
    Value placed = Value::context({});
    for (const feel::Entry& entry : inputs->entries()) {
      Result<Value> value = from_tck_value(entry.value);
      if (!value) return value;
      const Value* space = namespaces == nullptr ? nullptr : namespaces->find(entry.key);
      std::vector<std::string> way;
      if (space != nullptr && space->is_string() &&
          space->as_string() != model_->target_namespace()) {
        find_import(model_->graph(), space->as_string(), way);
      }
      way.push_back(entry.key);
      placed = dmn::with_entry(placed, way, *value);
    }
    return placed;
  }

  std::string key_;
  std::shared_ptr<const dmn::Model> model_;
};

}  // namespace

int run_dmn_tck(std::istream& in, std::ostream& out) {
  Runner runner;
  std::string line;
  while (std::getline(in, line)) {
    std::string response;
    try {
      response = runner.answer(line);
    } catch (const std::exception& exception) {
      response = "{\"error\":";
      feel::append_json_string(response, exception.what());
      response += '}';
    }
    out << response << '\n' << std::flush;
  }
  return 0;
}

}  // namespace web
