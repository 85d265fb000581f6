#include <algorithm>

#include "engine/feel/compiler.h"

namespace engine::feel {
namespace {

// Whether `names` are parameters of the signature and all that it needs are among them.
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
    if (candidate.order[place] == -1) return std::nullopt;
  }
  return candidate;
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
    } else if (!builtin.only_named && arguments >= builtin.required_count() &&
               (builtin.is_variadic() || arguments <= builtin.parameter_count())) {
      call.candidates.push_back({&builtin, {}});
    }
  }
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
  const bool outside =
      known_input(callee.text).has_value() ||
      std::find(options_.names.begin(), options_.names.end(), callee.text) != options_.names.end();
  if (built_in && !resolved.found && !outside) return compile_builtin_call(ast, callee.text);
  return compile_value_call(ast, std::move(resolved));
}

NodeIndex Compiler::compile_builtin_call(const Ast& ast, const std::string& name) {
  Operands operands;
  bool constant = true;
  for (std::size_t i = 1; i < ast.children.size(); ++i) {
    operands.push_back(compile(*ast.children[i]));
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
  const NodeIndex node =
      emit(ast, {Op::kCallBuiltin, 0, static_cast<std::uint16_t>(operands.size()),
                 add_operands(operands), index, kNone});
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
  code.body = compile(*ast.children[0]);
  code.height = ast.height;
  code.captures = std::move(frame.captures);
  code.locals = frame.locals;
  frame_ = frame.outer;
  program_->functions.push_back(std::move(code));
  const auto index = static_cast<std::uint32_t>(program_->functions.size() - 1);
  return emit(ast, {Op::kFunction, 0, 0, index, kNone, kNone});
}

NodeIndex Compiler::compile_external(const Ast& ast) {
  FunctionCode code;
  for (std::size_t i = 0; i < ast.names.size(); ++i) {
    code.parameters.push_back({ast.names[i], ast.types[i]});
  }
  program_->functions.push_back(std::move(code));
  const auto index = static_cast<std::uint32_t>(program_->functions.size() - 1);
  const NodeIndex mapping = compile(*ast.children[0]);
  return emit(ast, {Op::kExternal, 0, 0, mapping, index, kNone});
}

}  // namespace engine::feel
