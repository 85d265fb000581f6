#include <algorithm>

#include "engine/feel/compiler.h"

namespace engine::feel {

std::uint32_t Compiler::bind(std::string name) {
  const std::uint32_t local = new_local();
  frame_->bindings.push_back({std::move(name), local, false});
  return local;
}

std::optional<std::uint32_t> Compiler::known_input(std::string_view name) const {
  const auto found = std::find(program_->variables.begin(), program_->variables.end(), name);
  if (found == program_->variables.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - program_->variables.begin());
}

// Whether a variable of that name was announced, so that it hides a function of that name.
bool Compiler::is_declared(std::string_view name) const {
  const auto has = [&](const std::vector<std::string>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  return (has(options_.slots) || has(options_.names)) && !has(options_.undeclared);
}

std::uint32_t Compiler::input(std::string_view name) {
  if (const std::optional<std::uint32_t> known = known_input(name)) return *known;
  program_->variables.emplace_back(name);
  program_->needed_at.push_back(kNone);
  return static_cast<std::uint32_t>(program_->variables.size() - 1);
}

std::uint32_t Compiler::capture(Frame& frame, Capture::From from, std::uint32_t index) {
  for (const Capture& known : frame.captures) {
    if (known.from == from && known.index == index) return known.local;
  }
  frame.captures.push_back({from, index, frame.locals});
  return frame.locals++;
}

// Inside out: the names of the frame, the function's own name, then what surrounds the function,
// which it must capture. What nobody has is a variable from outside.
Compiler::Resolved Compiler::resolve(Frame& frame, std::string_view name) {
  Resolved result;
  for (auto binding = frame.bindings.rbegin(); binding != frame.bindings.rend(); ++binding) {
    if (binding->name.empty()) {
      result.items.push_back(binding->local);
    } else if (binding->name == name) {
      binding->used = true;
      result.from = Capture::From::kLocal;
      result.index = binding->local;
      result.found = true;
      return result;
    }
  }
  if (!frame.self_name.empty() && frame.self_name == name) {
    result.from = Capture::From::kSelf;
    result.found = true;
    return result;
  }
  if (frame.outer == nullptr) return result;
  const Resolved outer = resolve(*frame.outer, name);
  for (const std::uint32_t item : outer.items) {
    result.items.push_back(capture(frame, Capture::From::kLocal, item));
  }
  if (!outer.found) return result;
  result.from = Capture::From::kLocal;
  result.index = capture(frame, outer.from, outer.index);
  result.found = true;
  return result;
}

// A variable from outside; inside of a function it is captured when the function is made.
NodeIndex Compiler::emit_input(std::string_view name, bool needed, const Ast& ast) {
  const bool shadows = !is_declared(name) && !find_builtins(name).empty();
  const std::uint32_t variable = input(name);
  std::uint32_t& needed_at = program_->needed_at[variable];
  if (needed && needed_at == kNone) needed_at = static_cast<std::uint32_t>(ast.offset);
  std::vector<Frame*> functions;
  for (Frame* frame = frame_; frame->outer != nullptr; frame = frame->outer) {
    functions.push_back(frame);
  }
  Capture::From from = Capture::From::kInput;
  std::uint32_t index = variable;
  for (auto function = functions.rbegin(); function != functions.rend(); ++function) {
    index = capture(**function, from, index);
    from = Capture::From::kLocal;
  }
  const bool captured = !functions.empty();
  if (!shadows) return emit(ast, {captured ? Op::kLocal : Op::kInput, 0, 0, index, kNone, kNone});
  program_->constants.push_back(built_in_function(name));
  const auto constant = static_cast<std::uint32_t>(program_->constants.size() - 1);
  return emit(ast, {captured ? Op::kLocalOr : Op::kInputOr, 0, 0, index, constant, kNone});
}

NodeIndex Compiler::emit_resolved(const Resolved& resolved, std::string_view name, bool needed,
                                  const Ast& ast) {
  NodeIndex node = 0;
  if (!resolved.found) {
    node = emit_input(name, needed && resolved.items.empty(), ast);
  } else if (resolved.from == Capture::From::kSelf) {
    node = emit(ast, {Op::kSelf, 0, 0, kNone, kNone, kNone});
  } else {
    node = emit(ast, {Op::kLocal, 0, 0, resolved.index, kNone, kNone});
  }
  for (auto item = resolved.items.rbegin(); item != resolved.items.rend(); ++item) {
    node = emit(ast, {Op::kItemName, 0, 0, *item, add_name(name), node});
  }
  return node;
}

NodeIndex Compiler::compile_name(const Ast& ast) {
  if (ast.text == "?") saw_input_value_ = true;
  return emit_resolved(resolve(*frame_, ast.text), ast.text, !may_be_missing_, ast);
}

}  // namespace engine::feel
