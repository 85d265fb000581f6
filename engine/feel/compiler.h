#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/feel/ast.h"
#include "engine/feel/expression.h"
#include "engine/feel/program.h"

namespace engine::feel {

// Lays a syntax tree out flat: names become slots, constant parts are worked out once.
class Compiler {
 public:
  Compiler(std::string_view source, const CompileOptions& options);

  std::shared_ptr<const Program> expression(const Ast& ast);
  std::shared_ptr<const Program> unary_tests(const Ast& ast);

 private:
  // A name that a local has, or, without name, a filter whose item may have fields of any name.
  struct Binding {
    std::string name;
    std::uint32_t local = 0;
    bool used = false;
  };
  // What is being compiled: the source itself or a function in it.
  struct Frame {
    std::vector<Binding> bindings;
    std::vector<Capture> captures;
    std::uint32_t locals = 0;
    std::string self_name;
    Frame* outer = nullptr;
  };
  using Operands = boost::container::small_vector<std::uint32_t, 8>;
  struct Resolved {
    std::vector<std::uint32_t> items;  // locals of filter items, innermost first
    Capture::From from = Capture::From::kInput;
    std::uint32_t index = 0;
    bool found = false;
  };

  // Names (compiler_names.cc).
  Resolved resolve(Frame& frame, std::string_view name);
  std::uint32_t capture(Frame& frame, Capture::From from, std::uint32_t index);
  NodeIndex emit_resolved(const Resolved& resolved, std::string_view name, bool needed,
                          const Ast& ast);
  NodeIndex emit_input(std::string_view name, bool needed, const Ast& ast);
  NodeIndex compile_name(const Ast& ast);
  std::optional<std::uint32_t> known_input(std::string_view name) const;
  bool is_declared(std::string_view name) const;
  std::uint32_t input(std::string_view name);
  std::uint32_t new_local() { return frame_->locals++; }
  std::uint32_t bind(std::string name);

  // Nodes.
  void reserve(const Ast& ast);
  NodeIndex compile(const Ast& ast);
  NodeIndex compile_path(const Ast& ast);
  NodeIndex compile_instance_of(const Ast& ast);
  NodeIndex compile_operands(const Ast& ast, Op op);
  NodeIndex compile_tree(const Ast& ast, Op op);
  NodeIndex compile_filter(const Ast& ast);
  NodeIndex compile_context(const Ast& ast);
  NodeIndex compile_iteration(const Ast& ast, Op op);
  NodeIndex compile_range(const Ast& ast);
  NodeIndex compile_unary_range(const Ast& ast);
  NodeIndex compile_call(const Ast& ast);
  NodeIndex compile_builtin_call(const Ast& ast, const std::string& name);
  NodeIndex compile_value_call(const Ast& ast, std::optional<Resolved> callee);
  NodeIndex compile_function(const Ast& ast, std::string_view self_name);
  NodeIndex compile_external(const Ast& ast);
  void note_external(const Ast& mapping, const std::vector<Parameter>& parameters);
  NodeIndex compile_test(const Ast& ast);
  NodeIndex compile_tests(const Ast& ast, Op op);
  NodeIndex compile_in(const Ast& ast);

  NodeIndex emit(const Ast& ast, Node node);
  NodeIndex emit_constant(const Ast& ast, Value value);
  NodeIndex fold(NodeIndex index);
  bool is_constant(NodeIndex index) const { return program_->nodes[index].op == Op::kConstant; }
  std::uint32_t add_name(std::string_view name);
  std::uint32_t add_operands(std::span<const std::uint32_t> operands);
  void note_dependence(const BuiltinCall& call);

  const CompileOptions& options_;
  std::shared_ptr<Program> program_;
  Frame* frame_ = nullptr;
  bool saw_input_value_ = false;  // `?` was used since this was last cleared
  bool may_be_missing_ = false;   // inside of an argument that is evaluated without warnings
};

}  // namespace engine::feel
