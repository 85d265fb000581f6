#include <algorithm>
#include <array>
#include <limits>

#include "engine/feel/function.h"
#include "engine/feel/number.h"
#include "engine/feel/text.h"
#include "engine/feel/utf8.h"

// The static methods of the Java platform that models of the conformance kit name, computed by
// our own code: nothing outside is ever loaded or called (TRUST §4.3).
namespace engine::feel {
namespace {

using Arguments = std::span<const Value>;

// A method and what its parameters take; null from it means that it has no result.
struct Method {
  std::string_view class_name;
  std::string_view name;
  std::string_view parameters;  // one letter each, see kTypes; `*` takes all that follow
  Value (*call)(Arguments);
};

struct JavaType {
  std::string_view name;
  char letter;
};
// Of one letter are the types that take the same values.
constexpr std::array<JavaType, 14> kTypes = {{
    {"double", 'n'},
    {"float", 'n'},
    {"java.lang.Double", 'n'},
    {"java.lang.Float", 'n'},
    {"java.math.BigDecimal", 'n'},
    {"int", 'i'},
    {"java.lang.Integer", 'i'},
    {"long", 'l'},
    {"java.lang.Long", 'l'},
    {"short", 'h'},
    {"byte", 'b'},
    {"char", 'c'},
    {"java.lang.String", 's'},
    {"[Ljava.lang.Object;", '*'},
}};

bool whole_within(const Value& value, std::int64_t low, std::int64_t high) {
  const std::optional<std::int64_t> number = value.as_integer();
  return number && *number >= low && *number <= high;
}

bool takes(char letter, const Value& value) {
  switch (letter) {
    case 'n': return value.is_number();
    case 'i':
      return whole_within(value, std::numeric_limits<std::int32_t>::min(),
                          std::numeric_limits<std::int32_t>::max());
    case 'l': return value.as_integer().has_value();
    case 'h': return whole_within(value, -32'768, 32'767);
    case 'b': return whole_within(value, -128, 127);
    case 'c': return value.is_string() && count_code_points(value.as_string()) == 1;
    case 's': return value.is_string();
    default: return true;
  }
}

Value as_it_is(Arguments arguments) {
  return arguments[0];
}
Value greater(Arguments arguments) {
  return compare_numbers(arguments[0], arguments[1]) < 0 ? arguments[1] : arguments[0];
}
Value lesser(Arguments arguments) {
  return compare_numbers(arguments[1], arguments[0]) < 0 ? arguments[1] : arguments[0];
}
Value cosine_of(Arguments arguments) {
  return Value::number(cosine(arguments[0].as_number()));
}
Value sine_of(Arguments arguments) {
  return Value::number(sine(arguments[0].as_number()));
}
Value absolute_of(Arguments arguments) {
  return Value::number(absolute(arguments[0].as_number()));
}
Value root_of(Arguments arguments) {
  return Value::number(square_root(arguments[0].as_number()));
}
Value power_of(Arguments arguments) {
  return power_numbers(arguments[0], arguments[1]);
}
Value floor_of(Arguments arguments) {
  return Value::number(round(arguments[0].as_number(), 0, Rounding::kFloor));
}
Value ceiling_of(Arguments arguments) {
  return Value::number(round(arguments[0].as_number(), 0, Rounding::kCeiling));
}
Value exponential_of(Arguments arguments) {
  return Value::number(exponential(arguments[0].as_number()));
}
Value logarithm_of(Arguments arguments) {
  return Value::number(natural_logarithm(arguments[0].as_number()));
}
Value parsed(Arguments arguments) {
  return parse_number(arguments[0].as_string()).value_or(Value());
}
Value parsed_whole(Arguments arguments) {
  const Value number = parsed(arguments);
  return number.as_integer() ? number : Value();
}
Value text_of(Arguments arguments) {
  return Value::string(to_text(arguments[0]));
}

// `%s`, `%d` take the next argument, `%%` is a sign; any other format has no result.
Value format(Arguments arguments) {
  const std::string_view pattern = arguments[0].as_string();
  std::string result;
  std::size_t next = 1;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%') {
      result.push_back(pattern[i]);
      continue;
    }
    const char letter = ++i < pattern.size() ? pattern[i] : '\0';
    if (letter == '%') {
      result.push_back('%');
    } else if ((letter == 's' || letter == 'd') && next < arguments.size()) {
      append_text(result, arguments[next++], TextStyle::kPlain);
    } else {
      return {};
    }
  }
  return Value::string(result);
}

constexpr std::string_view kMath = "java.lang.Math";
constexpr Method kMethods[] = {
    {kMath, "cos", "n", cosine_of},
    {kMath, "sin", "n", sine_of},
    {kMath, "abs", "n", absolute_of},
    {kMath, "abs", "i", absolute_of},
    {kMath, "abs", "l", absolute_of},
    {kMath, "max", "nn", greater},
    {kMath, "max", "ii", greater},
    {kMath, "max", "ll", greater},
    {kMath, "min", "nn", lesser},
    {kMath, "min", "ii", lesser},
    {kMath, "min", "ll", lesser},
    {kMath, "sqrt", "n", root_of},
    {kMath, "pow", "nn", power_of},
    {kMath, "floor", "n", floor_of},
    {kMath, "ceil", "n", ceiling_of},
    {kMath, "exp", "n", exponential_of},
    {kMath, "log", "n", logarithm_of},
    {"java.lang.Byte", "valueOf", "b", as_it_is},
    {"java.lang.Short", "valueOf", "h", as_it_is},
    {"java.lang.Integer", "valueOf", "i", as_it_is},
    {"java.lang.Integer", "valueOf", "s", parsed_whole},
    {"java.lang.Integer", "parseInt", "s", parsed_whole},
    {"java.lang.Long", "valueOf", "s", parsed_whole},
    {"java.lang.Float", "valueOf", "s", parsed},
    {"java.lang.Double", "valueOf", "s", parsed},
    {"java.lang.String", "valueOf", "c", text_of},
    {"java.lang.String", "valueOf", "n", text_of},
    {"java.lang.String", "format", "s*", format},
};

class ExternalFunction : public Function {
 public:
  ExternalFunction(const Method& method, std::vector<Parameter> parameters)
      : method_(method), parameters_(std::move(parameters)) {}

  std::span<const Parameter> parameters() const override { return parameters_; }
  std::string name() const override { return std::string(method_.name); }

  Result<Value> call(std::span<const Value> arguments, Environment& environment) const override {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const std::size_t place = std::min(i, method_.parameters.size() - 1);
      if (arguments[i].is_null() || !takes(method_.parameters[place], arguments[i])) {
        environment.warn("'" + name() + "': an argument of the wrong type");
        return Value();
      }
    }
    Value result = method_.call(arguments);
    if (!environment.budget.string_size(result.measure().bytes)) {
      return *environment.budget.failure();
    }
    return result;
  }

 private:
  const Method& method_;
  std::vector<Parameter> parameters_;
};

// The letters of "(double, java.lang.String)"; nothing if a type is not known.
std::optional<std::string> letters_of(std::string_view types) {
  std::string letters;
  while (!types.empty()) {
    const std::size_t comma = std::min(types.find(','), types.size());
    const std::string_view name = types.substr(0, comma);
    const auto found = std::find_if(kTypes.begin(), kTypes.end(),
                                    [&](const JavaType& type) { return type.name == name; });
    if (found == kTypes.end()) return std::nullopt;
    letters.push_back(found->letter);
    types.remove_prefix(std::min(comma + 1, types.size()));
  }
  return letters;
}

}  // namespace

Value external_function(std::string_view class_name, std::string_view signature,
                        std::vector<Parameter> parameters) {
  std::string text(signature);
  std::erase(text, ' ');
  const std::size_t open = text.find('(');
  if (open == std::string::npos || text.back() != ')') return {};
  const std::optional<std::string> letters =
      letters_of(std::string_view(text).substr(open + 1, text.size() - open - 2));
  if (!letters) return {};
  const std::string_view name = std::string_view(text).substr(0, open);
  for (const Method& method : kMethods) {
    const bool variadic = method.parameters.ends_with('*');
    const bool fits = variadic ? parameters.size() + 1 >= method.parameters.size()
                               : parameters.size() == method.parameters.size();
    if (method.class_name == class_name && method.name == name && method.parameters == *letters &&
        fits) {
      return Value::function(std::make_shared<ExternalFunction>(method, std::move(parameters)));
    }
  }
  return {};
}

}  // namespace engine::feel
