#include "engine/feel/type.h"

#include <algorithm>
#include <array>

#include "engine/feel/evaluate.h"
#include "engine/feel/function.h"
#include "engine/feel/parser.h"

namespace engine::feel {

struct Type::Data {
  Form form = Form::kAny;
  Kind kind = Kind::kNull;
  std::vector<Type> parts;  // item, end, or result and then the parameters
  std::vector<Type> parameters;
  std::vector<TypeField> fields;
  Constraint constraint;
};

namespace {

const Type kAnyType;
const std::vector<Type> kNoTypes;
const std::vector<TypeField> kNoFields;
const Type::Constraint kNoConstraint;

struct NamedKind {
  std::string_view name;
  Kind kind;
};
constexpr std::array<NamedKind, 13> kSimpleTypes = {{
    {"boolean", Kind::kBoolean},
    {"number", Kind::kNumber},
    {"string", Kind::kString},
    {"date", Kind::kDate},
    {"time", Kind::kTime},
    {"date and time", Kind::kDateTime},
    {"dateTime", Kind::kDateTime},
    {"years and months duration", Kind::kYearsMonths},
    {"yearMonthDuration", Kind::kYearsMonths},
    {"yearsAndMonthsDuration", Kind::kYearsMonths},
    {"days and time duration", Kind::kDaysTime},
    {"dayTimeDuration", Kind::kDaysTime},
    {"daysAndTimeDuration", Kind::kDaysTime},
}};

}  // namespace

Type Type::null() {
  Data data;
  data.form = Form::kNull;
  return Type(std::make_shared<const Data>(std::move(data)));
}

Type Type::simple(Kind kind) {
  Data data;
  data.form = Form::kSimple;
  data.kind = kind;
  return Type(std::make_shared<const Data>(std::move(data)));
}

Type Type::list(Type item) {
  Data data;
  data.form = Form::kList;
  data.kind = Kind::kList;
  data.parts.push_back(std::move(item));
  return Type(std::make_shared<const Data>(std::move(data)));
}

Type Type::context(std::vector<TypeField> fields) {
  Data data;
  data.form = Form::kContext;
  data.kind = Kind::kContext;
  data.fields = std::move(fields);
  return Type(std::make_shared<const Data>(std::move(data)));
}

Type Type::range(Type end) {
  Data data;
  data.form = Form::kRange;
  data.kind = Kind::kRange;
  data.parts.push_back(std::move(end));
  return Type(std::make_shared<const Data>(std::move(data)));
}

Type Type::function(std::vector<Type> parameters, Type result) {
  Data data;
  data.form = Form::kFunction;
  data.kind = Kind::kFunction;
  data.parts.push_back(std::move(result));
  data.parameters = std::move(parameters);
  return Type(std::make_shared<const Data>(std::move(data)));
}

Type Type::any_function() {
  Data data;
  data.form = Form::kFunction;
  data.kind = Kind::kFunction;
  return Type(std::make_shared<const Data>(std::move(data)));
}

Type Type::constrained(const Type& base, Constraint constraint) {
  Data data = base.data_ == nullptr ? Data{} : *base.data_;
  if (data.constraint) {
    data.constraint = [first = data.constraint, second = std::move(constraint)](
                          const Value& value, Environment& environment) {
      return first(value, environment) && second(value, environment);
    };
  } else {
    data.constraint = std::move(constraint);
  }
  return Type(std::make_shared<const Data>(std::move(data)));
}

Type::Form Type::form() const {
  return data_ == nullptr ? Form::kAny : data_->form;
}

Kind Type::kind() const {
  return data_ == nullptr ? Kind::kNull : data_->kind;
}

const Type& Type::part() const {
  return data_ == nullptr || data_->parts.empty() ? kAnyType : data_->parts.front();
}

const std::vector<TypeField>& Type::fields() const {
  return data_ == nullptr ? kNoFields : data_->fields;
}

const std::vector<Type>& Type::parameters() const {
  return data_ == nullptr ? kNoTypes : data_->parameters;
}

bool Type::is_any_function() const {
  return form() == Form::kFunction && data_->parts.empty();
}

const Type::Constraint& Type::constraint() const {
  return data_ == nullptr ? kNoConstraint : data_->constraint;
}

std::optional<Type> built_in_type(std::string_view name) {
  if (name == "Any") return Type{};
  if (name == "Null") return Type::null();
  if (name == "list") return Type::list(Type{});
  if (name == "context") return Type::context({});
  if (name == "range") return Type::range(Type{});
  if (name == "function") return Type::any_function();
  for (const NamedKind& simple : kSimpleTypes) {
    if (simple.name == name) return Type::simple(simple.kind);
  }
  return std::nullopt;
}

Result<Type> parse_type(std::string_view text, const TypeNames* names) {
  CompileOptions options;
  options.types = names;
  return Parser(text, options).type();
}

namespace {

// Whether every value of the one type is one of the other (DMN 1.5 §10.3.2.9.1).
bool is_kind_of(const Type& type, const Type& base);

bool fields_conform(const Value& value, const Type& type, Environment& environment) {
  return std::all_of(type.fields().begin(), type.fields().end(), [&](const TypeField& field) {
    const Value* entry = value.find(field.name);
    return entry != nullptr && conforms(*entry, field.type, environment);
  });
}

bool fields_are_kind_of(const Type& type, const Type& base) {
  return std::all_of(base.fields().begin(), base.fields().end(), [&](const TypeField& asked) {
    return std::any_of(type.fields().begin(), type.fields().end(), [&](const TypeField& field) {
      return field.name == asked.name && is_kind_of(field.type, asked.type);
    });
  });
}

bool function_is_kind_of(const Type& type, const Type& base) {
  if (base.is_any_function()) return true;
  return std::equal(type.parameters().begin(), type.parameters().end(), base.parameters().begin(),
                    base.parameters().end(),
                    [](const Type& own, const Type& asked) { return is_kind_of(asked, own); });
}

// Whoever takes the parameters of the type may call the function, if it gives what the type says;
// a result that is not known is not looked at.
bool function_conforms(const Value& value, const Type& type) {
  const Function& function = *value.as_function();
  if (type.is_any_function()) return true;
  if (!function.signatures().empty()) return takes(function.signatures(), type.parameters());
  std::vector<Type> parameters;
  for (const Parameter& parameter : function.parameters()) parameters.push_back(parameter.type);
  const Type result = function.result();
  const bool gives_it = result.is_any() || is_kind_of(result, type.part());
  return gives_it && function_is_kind_of(Type::function(std::move(parameters), Type{}), type);
}

bool has_form(const Value& value, const Type& type, Environment& environment) {
  if (!environment.budget.step()) return false;
  switch (type.form()) {
    case Type::Form::kAny: return true;
    case Type::Form::kNull: return value.is_null();
    case Type::Form::kSimple: return value.is(type.kind());
    case Type::Form::kList:
      return value.is_list() &&
             std::all_of(value.items().begin(), value.items().end(), [&](const Value& item) {
               return conforms(item, type.part(), environment);
             });
    case Type::Form::kContext:
      return value.is_context() && fields_conform(value, type, environment);
    case Type::Form::kRange:
      return value.is_range() && conforms(value.as_range().low, type.part(), environment) &&
             conforms(value.as_range().high, type.part(), environment);
    case Type::Form::kFunction: return value.is_function() && function_conforms(value, type);
  }
  return false;
}

}  // namespace

namespace {

bool is_kind_of(const Type& type, const Type& base) {
  if (base.is_any() || type.form() == Type::Form::kNull) return true;
  if (type.form() != base.form()) return false;
  switch (base.form()) {
    case Type::Form::kAny:
    case Type::Form::kNull: return true;
    case Type::Form::kSimple: return type.kind() == base.kind();
    case Type::Form::kList:
    case Type::Form::kRange: return is_kind_of(type.part(), base.part());
    case Type::Form::kContext: return fields_are_kind_of(type, base);
    case Type::Form::kFunction:
      return function_is_kind_of(type, base) && is_kind_of(type.part(), base.part());
  }
  return false;
}

}  // namespace

bool is_instance(const Value& value, const Type& type, Environment& environment) {
  if (value.is_null()) return type.form() == Type::Form::kNull;
  return has_form(value, type, environment) &&
         (!type.constraint() || type.constraint()(value, environment));
}

bool conforms(const Value& value, const Type& type, Environment& environment) {
  return value.is_null() || type.is_unconstrained_any() || is_instance(value, type, environment);
}

std::optional<Value> coerce(const Value& value, const Type& type, Environment& environment) {
  if (conforms(value, type, environment)) return value;
  if (value.is_list() && value.items().size() == 1 &&
      conforms(value.items()[0], type, environment)) {
    return value.items()[0];
  }
  if (type.form() == Type::Form::kList) {
    Value single = Value::list({value});
    if (conforms(single, type, environment)) return single;
  }
  if (value.is(Kind::kDate) && type.form() == Type::Form::kSimple &&
      type.kind() == Kind::kDateTime) {
    Value midnight = Value::date_time({value.as_date(), {0, Zone::utc()}});
    if (conforms(midnight, type, environment)) return midnight;
  }
  return std::nullopt;
}

namespace {

std::string fields_text(const Type& type) {
  std::string text;
  for (const TypeField& field : type.fields()) {
    if (!text.empty()) text += ", ";
    text += field.name + ": " + to_text(field.type);
  }
  return text;
}

std::string parameters_text(const Type& type) {
  std::string text;
  for (const Type& parameter : type.parameters()) {
    if (!text.empty()) text += ", ";
    text += to_text(parameter);
  }
  return text;
}

}  // namespace

std::string to_text(const Type& type) {
  switch (type.form()) {
    case Type::Form::kAny: return "Any";
    case Type::Form::kNull: return "Null";
    case Type::Form::kSimple: return std::string(name_of(type.kind()));
    case Type::Form::kList: return "list<" + to_text(type.part()) + ">";
    case Type::Form::kContext: return "context<" + fields_text(type) + ">";
    case Type::Form::kRange: return "range<" + to_text(type.part()) + ">";
    case Type::Form::kFunction:
      if (type.is_any_function()) return "function";
      return "function<" + parameters_text(type) + ">->" + to_text(type.part());
  }
  return "";
}

}  // namespace engine::feel
