#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/ports/queries.h"
#include "web/http/json.h"

namespace web::v2 {

// How a value of a filter is asked of the store. Specialised for enumerations beside them: one word
// of the wire may stand for several stored states, or for none.
template <class T>
struct StoredAs {
  static std::vector<engine::Operand> operands(const T& value) {
    if constexpr (std::is_same_v<T, WireKey>) {
      return {value.value};
    } else if constexpr (std::is_same_v<T, engine::Instant>) {
      return {value.ms};
    } else if constexpr (std::is_same_v<T, std::string>) {
      return {value};
    } else {
      return {static_cast<std::int64_t>(value)};
    }
  }
};

// The operators of the contract: {"$gte", kGreaterOrEqual}. Null if there is no such.
const engine::Operator* find_operator(std::string_view word);

// A plain value, or an object of operators that must all hold.
template <class T>
struct FieldFilter {
  std::vector<engine::Condition> conditions;
};

}  // namespace web::v2

namespace web {

template <class T>
struct JsonCodec<v2::FieldFilter<T>> {
  using Filter = v2::FieldFilter<T>;
  using Value = engine::feel::Value;

  static Outcome<> read(const Value& value, const FieldPath& path, Filter& out) {
    out.conditions.clear();
    if (!value.is_context()) return add(value, path, engine::Operator::kEqual, out);
    for (const engine::feel::Entry& entry : value.entries()) {
      const FieldPath inner(path, entry.key);
      const engine::Operator* op = v2::find_operator(entry.key);
      if (op == nullptr) return inner.refuse("is no operator that this field knows");
      const Outcome<> added = add(entry.value, inner, *op, out);
      if (!added) return added.error();
    }
    return {};
  }
  static void write(std::string& out, const Filter&) { out += "null"; }
  static std::string schema(Schemas& schemas) {
    return "{\"anyOf\":[" + JsonCodec<T>::schema(schemas) +
           R"(,{"type":"object","additionalProperties":true}]})";
  }

 private:
  static Outcome<> add(const Value& value, const FieldPath& path, engine::Operator op,
                       Filter& out) {
    engine::Condition condition{{}, op, {}};
    if (op == engine::Operator::kExists) {
      if (!value.is_boolean()) return path.refuse("must be true or false");
      condition.operands.emplace_back(value.as_boolean());
    } else if (op == engine::Operator::kIn || op == engine::Operator::kNotIn) {
      std::vector<T> items;
      const Outcome<> read = JsonCodec<std::vector<T>>::read(value, path, items);
      if (!read) return read.error();
      for (const T& item : items) append(condition, v2::StoredAs<T>::operands(item));
    } else {
      T item{};
      const Outcome<> read = read_one(value, path, op, item, condition);
      if (!read) return read.error();
    }
    out.conditions.push_back(std::move(condition));
    return {};
  }

  // What is like a pattern is text, whatever the type.
  static Outcome<> read_one(const Value& value, const FieldPath& path, engine::Operator op, T& item,
                            engine::Condition& condition) {
    if (op == engine::Operator::kLike) {
      if (!value.is_string()) return path.refuse("must be a text");
      condition.operands.emplace_back(std::string(value.as_string()));
      return {};
    }
    const Outcome<> read = JsonCodec<T>::read(value, path, item);
    if (!read) return read.error();
    const std::vector<engine::Operand> operands = v2::StoredAs<T>::operands(item);
    if (operands.size() != 1 && op == engine::Operator::kEqual) {
      condition.op = engine::Operator::kIn;
    } else if (operands.size() != 1) {
      condition.op = engine::Operator::kNotIn;
    }
    append(condition, operands);
    return {};
  }

  static void append(engine::Condition& condition, const std::vector<engine::Operand>& operands) {
    condition.operands.insert(condition.operands.end(), operands.begin(), operands.end());
  }
};

}  // namespace web
