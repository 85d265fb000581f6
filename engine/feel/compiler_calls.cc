#include <algorithm>
#include <utility>

#include "engine/feel/compiler.h"
#include "engine/feel/result_type.h"

namespace engine::feel {
namespace {

// Whether `names` are parameters of the signature and all that it needs are among them; one that
// is not named is null.
std::optional<Candidate> by_name(const Builtin& builtin, std::span<const std::string> names) {
  Candidate candidate{&builtin, {}};
  candidate.order.assign(builtin.parameter_count(), -1);
  for (std::size_t argument = 0; argument < names.size(); ++argument) {
    std::size_t place = 0;
    while (place < builtin.parameter_count() && builtin.parameters[place].name != names[argument]) {
      ++place;
    }
    if (place == builtin.parameter_count() || candidate.order[place] != -1) return std::nullopt;
    candidate.order[place] = static_cast<std::int8_t>(argument);
  }
  for (std::size_t place = 0; place < builtin.required_count(); ++place) {
    const bool takes_null = (builtin.parameters[place].kinds & bit(Kind::kNull)) != 0;
    if (candidate.order[place] == -1 && !takes_null) return std::nullopt;
  }
  return candidate;
}

// Whether the arguments stand in the order of the parameters.
bool is_in_order(const Candidate& candidate) {
  std::int8_t last = -1;
  for (const std::int8_t argument : candidate.order) {
    if (argument < 0) continue;
    if (argument < last) return false;
    last = argument;
  }
  return true;
}

// Functions whose first argument may be missing without anything being wrong.
bool asks_whether_there_is(std::string_view name) {
  return name == "is defined" || name == "get or else";
}

// The entry of a written context; nullptr if there is none.
const Ast* entry_of(const Ast* context, std::string_view name) {
  if (context == nullptr || context->kind != AstKind::kContext) return nullptr;
  const auto found = std::find(context->names.begin(), context->names.end(), name);
  if (found == context->names.end()) return nullptr;
  return context->children[static_cast<std::size_t>(found - context->names.begin())].get();
}

bool is_text(const Ast* ast) {
  return ast != nullptr && ast->kind == AstKind::kLiteral && ast->value.is_string();
}

}  // namespace

BuiltinCall builtin_call(std::string_view name, std::size_t arguments,
                         std::span<const std::string> names) {
  BuiltinCall call;
  for (const Builtin& builtin : find_builtins(name)) {
    call.name = builtin.name;
    if (!names.empty()) {
      if (std::optional<Candidate> candidate = by_name(builtin, names)) {
        call.candidates.push_back(std::move(*candidate));
      }
    } else if (arguments >= builtin.required_count() &&
               (builtin.is_variadic() || arguments <= builtin.parameter_count())) {
      call.candidates.push_back({&builtin, {}});
    }
  }
  // `before(point, range)` and `before(range, point)` have the same names: the order tells.
  std::stable_partition(call.candidates.begin(), call.candidates.end(), is_in_order);
  return call;
}

void Compiler::note_dependence(const BuiltinCall& call) {
  for (const Candidate& candidate : call.candidates) {
    program_->uses_calendar |= candidate.builtin->depends == Depends::kCalendar;
    program_->uses_environment |= candidate.builtin->depends == Depends::kEnvironment;
  }
}

// A name in a call means the built-in unless the name is bound, or known as a variable; then the
// value decides when it is called (DESIGN §3).
NodeIndex Compiler::compile_call(const Ast& ast) {
  const Ast& callee = *ast.children[0];
  if (callee.kind != AstKind::kName) return compile_value_call(ast, std::nullopt);
  Resolved resolved = resolve(*frame_, callee.text);
  const bool built_in = !find_builtins(callee.text).empty();
  const bool outside = is_declared(callee.text);
  if (built_in && !resolved.found && !outside) return compile_builtin_call(ast, callee.text);
  return compile_value_call(ast, std::move(resolved));
}

NodeIndex Compiler::compile_builtin_call(const Ast& ast, const std::string& name) {
  Operands operands;
  bool constant = true;
  const bool quiet_first = asks_whether_there_is(name);
  for (std::size_t i = 1; i < ast.children.size(); ++i) {
    const bool outer = std::exchange(may_be_missing_, may_be_missing_ || (quiet_first && i == 1));
    operands.push_back(compile(*ast.children[i]));
    may_be_missing_ = outer;
    constant = constant && is_constant(operands.back());
  }
  BuiltinCall call = builtin_call(name, operands.size(), ast.names);
  note_dependence(call);
  for (const Candidate& candidate : call.candidates) {
    constant = constant && candidate.builtin->depends == Depends::kNothing;
  }
  constant = constant && !call.candidates.empty();
  program_->calls.push_back(std::move(call));
  const auto index = static_cast<std::uint32_t>(program_->calls.size() - 1);
  const NodeIndex node = emit(
      ast, {Op::kCallBuiltin, quiet_first ? kQuietFirst : std::uint8_t{0},
            static_cast<std::uint16_t>(operands.size()), add_operands(operands), index, kNone});
  return constant ? fold(node) : node;
}

NodeIndex Compiler::compile_value_call(const Ast& ast, std::optional<Resolved> callee) {
  const Ast& callee_ast = *ast.children[0];
  Operands operands;
  operands.push_back(callee ? emit_resolved(*callee, callee_ast.text, false, callee_ast)
                            : compile(callee_ast));
  for (std::size_t i = 1; i < ast.children.size(); ++i) {
    operands.push_back(compile(*ast.children[i]));
  }
  std::uint32_t stand_in = kNone;
  if (callee && !find_builtins(callee_ast.text).empty()) {
    program_->calls.push_back(builtin_call(callee_ast.text, operands.size() - 1, ast.names));
    note_dependence(program_->calls.back());
    stand_in = static_cast<std::uint32_t>(program_->calls.size() - 1);
  }
  std::uint32_t first_name = kNone;
  if (!ast.names.empty()) {
    first_name = static_cast<std::uint32_t>(program_->names.size());
    for (const std::string& name : ast.names) program_->names.push_back(name);
  }
  const Op op = ast.names.empty() ? Op::kCallValue : Op::kCallNamed;
  return emit(ast, {op, 0, static_cast<std::uint16_t>(operands.size()), add_operands(operands),
                    stand_in, first_name});
}

NodeIndex Compiler::compile_function(const Ast& ast, std::string_view self_name) {
  Frame frame;
  frame.outer = frame_;
  frame.self_name = self_name;
  frame_ = &frame;
  FunctionCode code;
  code.name = self_name;
  for (std::size_t i = 0; i < ast.names.size(); ++i) {
    bind(ast.names[i]);
    code.parameters.push_back({ast.names[i], ast.types[i]});
  }
  code.result = result_type(ast);
  code.body = compile(*ast.children[0]);
  code.height = ast.height;
  code.captures = std::move(frame.captures);
  code.locals = frame.locals;
  frame_ = frame.outer;
  program_->functions.push_back(std::move(code));
  const auto index = static_cast<std::uint32_t>(program_->functions.size() - 1);
  return emit(ast, {Op::kFunction, 0, 0, index, kNone, kNone});
}

// Remembers the function that a mapping of literals names when there is no such one.
void Compiler::note_external(const Ast& mapping, const std::vector<Parameter>& parameters) {
  const Ast* java = entry_of(&mapping, "java");
  const Ast* class_name = entry_of(java, "class");
  const Ast* signature = entry_of(java, "method signature");
  if (!is_text(class_name) || !is_text(signature)) return;
  const std::string_view class_text = class_name->value.as_string();
  const std::string_view signature_text = signature->value.as_string();
  if (external_function(class_text, signature_text, parameters).is_null()) {
    program_->unknown_external = std::string(class_text) + "." + std::string(signature_text);
  }
}

NodeIndex Compiler::compile_external(const Ast& ast) {
  FunctionCode code;
  for (std::size_t i = 0; i < ast.names.size(); ++i) {
    code.parameters.push_back({ast.names[i], ast.types[i]});
  }
  program_->functions.push_back(std::move(code));
  const auto index = static_cast<std::uint32_t>(program_->functions.size() - 1);
  const NodeIndex mapping = compile(*ast.children[0]);
  note_external(*ast.children[0], program_->functions[index].parameters);
  return emit(ast, {Op::kExternal, 0, 0, mapping, index, kNone});
}

}  // namespace engine::feel
