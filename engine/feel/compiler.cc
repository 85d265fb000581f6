#include "engine/feel/compiler.h"

#include <algorithm>

#include "engine/feel/interpreter.h"
#include "engine/feel/parser.h"

namespace engine::feel {
namespace {

Op comparison(Operator op) {
  switch (op) {
    case Operator::kEqual: return Op::kEqual;
    case Operator::kNotEqual: return Op::kNotEqual;
    case Operator::kLess: return Op::kLess;
    case Operator::kLessEqual: return Op::kLessEqual;
    case Operator::kGreater: return Op::kGreater;
    case Operator::kGreaterEqual: return Op::kGreaterEqual;
    case Operator::kAdd: return Op::kAdd;
    case Operator::kSubtract: return Op::kSubtract;
    case Operator::kMultiply: return Op::kMultiply;
    case Operator::kDivide: return Op::kDivide;
    case Operator::kPower: return Op::kPower;
    case Operator::kNone: break;
  }
  return Op::kEqual;
}

Op test(Operator op) {
  const auto distance =
      static_cast<std::uint8_t>(comparison(op)) - static_cast<std::uint8_t>(Op::kEqual);
  return static_cast<Op>(static_cast<std::uint8_t>(Op::kTestEqual) + distance);
}

// How many of each a tree has.
struct Counts {
  std::size_t nodes = 0;
  std::size_t literals = 0;
  std::size_t names = 0;

  void add(const Ast& ast) {
    ++nodes;
    literals += ast.kind == AstKind::kLiteral ? 1U : 0U;
    names += ast.kind == AstKind::kName ? 1U : 0U;
    for (const AstPtr& child : ast.children) add(*child);
  }
};

}  // namespace

Compiler::Compiler(std::string_view source, const CompileOptions& options)
    : options_(options), program_(std::make_shared<Program>()) {
  program_->source = source;
  program_->variables = options.slots;
  program_->needed_at.assign(options.slots.size(), kNone);
}

// Makes room once for what the tree needs.
void Compiler::reserve(const Ast& ast) {
  Counts counts;
  counts.add(ast);
  program_->nodes.reserve(counts.nodes);
  program_->offsets.reserve(counts.nodes);
  program_->operands.reserve(counts.nodes);
  program_->constants.reserve(counts.literals + 2);
  program_->variables.reserve(program_->variables.size() + counts.names);
  program_->needed_at.reserve(program_->variables.size() + counts.names);
}

std::shared_ptr<const Program> Compiler::expression(const Ast& ast) {
  reserve(ast);
  Frame frame;
  frame_ = &frame;
  program_->root = compile(ast);
  program_->locals = frame.locals;
  program_->height = ast.height;
  return program_;
}

std::shared_ptr<const Program> Compiler::unary_tests(const Ast& ast) {
  reserve(ast);
  Frame frame;
  frame_ = &frame;
  bind("?");
  if (ast.kind == AstKind::kAnyTest) {
    program_->is_any = true;
    program_->root = emit(ast, {Op::kAnyTest, 0, 0, kNone, kNone, kNone});
  } else {
    program_->root = compile_tests(ast, ast.kind == AstKind::kTests ? Op::kTests : Op::kNotTests);
  }
  program_->locals = frame.locals;
  program_->height = ast.height;
  return program_;
}

NodeIndex Compiler::emit(const Ast& ast, Node node) {
  program_->nodes.push_back(node);
  program_->offsets.push_back(static_cast<std::uint32_t>(ast.offset));
  return static_cast<NodeIndex>(program_->nodes.size() - 1);
}

NodeIndex Compiler::emit_constant(const Ast& ast, Value value) {
  program_->constants.push_back(std::move(value));
  const auto constant = static_cast<std::uint32_t>(program_->constants.size() - 1);
  return emit(ast, {Op::kConstant, 0, 0, constant, kNone, kNone});
}

std::uint32_t Compiler::add_name(std::string_view name) {
  const auto found = std::find(program_->names.begin(), program_->names.end(), name);
  if (found != program_->names.end()) {
    return static_cast<std::uint32_t>(found - program_->names.begin());
  }
  program_->names.emplace_back(name);
  return static_cast<std::uint32_t>(program_->names.size() - 1);
}

std::uint32_t Compiler::add_operands(std::span<const std::uint32_t> operands) {
  const auto first = static_cast<std::uint32_t>(program_->operands.size());
  program_->operands.insert(program_->operands.end(), operands.begin(), operands.end());
  return first;
}

// Works a node out whose children are constants; it stays as it is when that warns, fails, or
// makes something large.
NodeIndex Compiler::fold(NodeIndex index) {
  constexpr std::uint64_t kLargest = 16'384;
  constexpr std::int64_t kFewSteps = 10'000;
  Environment environment;
  std::vector<Warning> warnings;
  environment.warnings = &warnings;
  environment.budget.limits.steps = kFewSteps;
  environment.budget.reset();
  Value value = Interpreter(*program_, environment, {}, {}).evaluate(index);
  const bool usable =
      !environment.budget.failed() && warnings.empty() && value.measure().bytes <= kLargest;
  if (!usable) return index;
  program_->constants.push_back(std::move(value));
  program_->nodes[index] = {
      Op::kConstant, 0,    0, static_cast<std::uint32_t>(program_->constants.size() - 1),
      kNone,         kNone};
  return index;
}

NodeIndex Compiler::compile(const Ast& ast) {
  switch (ast.kind) {
    case AstKind::kLiteral: return emit_constant(ast, ast.value);
    case AstKind::kName: return compile_name(ast);
    case AstKind::kNegate: return compile_tree(ast, Op::kNegate);
    case AstKind::kArithmetic:
    case AstKind::kCompare: return compile_tree(ast, comparison(ast.op));
    case AstKind::kAnd: return compile_operands(ast, Op::kAnd);
    case AstKind::kOr: return compile_operands(ast, Op::kOr);
    case AstKind::kBetween: return compile_tree(ast, Op::kBetween);
    case AstKind::kIf: return compile_tree(ast, Op::kIf);
    case AstKind::kList: return compile_operands(ast, Op::kList);
    case AstKind::kDomain: return compile_tree(ast, Op::kDomain);
    case AstKind::kIn: return compile_in(ast);
    case AstKind::kTests: return compile_tests(ast, Op::kTests);
    case AstKind::kNotTests: return compile_tests(ast, Op::kNotTests);
    case AstKind::kCompareTest: return compile_test(ast);
    case AstKind::kAnyTest: return emit(ast, {Op::kAnyTest, 0, 0, kNone, kNone, kNone});
    case AstKind::kContext: return compile_context(ast);
    case AstKind::kRange: return compile_range(ast);
    case AstKind::kUnaryRange: return compile_unary_range(ast);
    case AstKind::kFor: return compile_iteration(ast, Op::kFor);
    case AstKind::kSome: return compile_iteration(ast, Op::kSome);
    case AstKind::kEvery: return compile_iteration(ast, Op::kEvery);
    case AstKind::kFilter: return compile_filter(ast);
    case AstKind::kCall: return compile_call(ast);
    case AstKind::kFunction: return compile_function(ast, "");
    case AstKind::kExternal: return compile_external(ast);
    case AstKind::kPath: return compile_path(ast);
    case AstKind::kInstanceOf: return compile_instance_of(ast);
  }
  return 0;
}

NodeIndex Compiler::compile_path(const Ast& ast) {
  const NodeIndex value = compile(*ast.children[0]);
  return emit(ast, {Op::kPath, 0, 0, value, add_name(ast.text), kNone});
}

NodeIndex Compiler::compile_instance_of(const Ast& ast) {
  const NodeIndex value = compile(*ast.children[0]);
  if (ast.types.empty()) {
    return emit(ast, {Op::kInstanceOf, 0, 0, value, kNone, add_name(ast.text)});
  }
  program_->types.push_back(ast.types[0]);
  const auto type = static_cast<std::uint32_t>(program_->types.size() - 1);
  return emit(ast, {Op::kInstanceOf, 0, 0, value, type, kNone});
}

// A node with one to three children in `a`, `b` and `c`.
NodeIndex Compiler::compile_tree(const Ast& ast, Op op) {
  std::uint32_t children[3] = {kNone, kNone, kNone};
  bool constant = op != Op::kIf && op != Op::kDomain;
  for (std::size_t i = 0; i < ast.children.size(); ++i) {
    children[i] = compile(*ast.children[i]);
    constant = constant && is_constant(children[i]);
  }
  const NodeIndex node = emit(ast, {op, 0, 0, children[0], children[1], children[2]});
  return constant ? fold(node) : node;
}

NodeIndex Compiler::compile_operands(const Ast& ast, Op op) {
  Operands operands;
  bool constant = true;
  for (const AstPtr& child : ast.children) {
    operands.push_back(compile(*child));
    constant = constant && is_constant(operands.back());
  }
  const NodeIndex node = emit(ast, {op, 0, static_cast<std::uint16_t>(operands.size()),
                                    add_operands(operands), kNone, kNone});
  return constant ? fold(node) : node;
}

NodeIndex Compiler::compile_filter(const Ast& ast) {
  const NodeIndex list = compile(*ast.children[0]);
  const std::size_t scope = frame_->bindings.size();
  const std::uint32_t item = bind("item");
  frame_->bindings.push_back({"", item, false});
  const NodeIndex predicate = compile(*ast.children[1]);
  frame_->bindings.resize(scope);
  return emit(ast, {Op::kFilter, 0, 0, list, predicate, item});
}

NodeIndex Compiler::compile_context(const Ast& ast) {
  const std::size_t scope = frame_->bindings.size();
  Operands values;
  Operands locals;
  for (std::size_t i = 0; i < ast.children.size(); ++i) {
    const Ast& child = *ast.children[i];
    values.push_back(child.kind == AstKind::kFunction ? compile_function(child, ast.names[i])
                                                      : compile(child));
    locals.push_back(bind(ast.names[i]));
  }
  frame_->bindings.resize(scope);
  const auto first_name = static_cast<std::uint32_t>(program_->names.size());
  for (const std::string& name : ast.names) program_->names.push_back(name);
  const std::uint32_t first_value = add_operands(values);
  const std::uint32_t first_local = add_operands(locals);
  return emit(ast, {Op::kContext, 0, static_cast<std::uint16_t>(values.size()), first_value,
                    first_name, first_local});
}

NodeIndex Compiler::compile_iteration(const Ast& ast, Op op) {
  const std::size_t scope = frame_->bindings.size();
  Operands operands;
  for (std::size_t i = 0; i < ast.names.size(); ++i) {
    operands.push_back(compile(*ast.children[i]));
    operands.push_back(bind(ast.names[i]));
  }
  std::uint32_t partial = kNone;
  const std::size_t partial_binding = frame_->bindings.size();
  if (op == Op::kFor) partial = bind("partial");
  operands.push_back(compile(*ast.children.back()));
  if (op == Op::kFor && !frame_->bindings[partial_binding].used) partial = kNone;
  frame_->bindings.resize(scope);
  return emit(ast, {op, 0, static_cast<std::uint16_t>(operands.size()), add_operands(operands),
                    partial, kNone});
}

NodeIndex Compiler::compile_range(const Ast& ast) {
  const NodeIndex low = compile(*ast.children[0]);
  const NodeIndex high = compile(*ast.children[1]);
  const auto flags =
      static_cast<std::uint8_t>((ast.low_closed ? 1 : 0) | (ast.high_closed ? 2 : 0));
  const NodeIndex node = emit(ast, {Op::kRange, flags, 0, low, high, kNone});
  return is_constant(low) && is_constant(high) ? fold(node) : node;
}

// (< x) is (null..x), (>= x) is [x..null), (= x) is [x..x] (DMN 1.5 §10.3.2.7).
NodeIndex Compiler::compile_unary_range(const Ast& ast) {
  const NodeIndex end = compile(*ast.children[0]);
  Node node{Op::kRange, 0, 0, kNone, kNone, kNone};
  const bool below = ast.op == Operator::kLess || ast.op == Operator::kLessEqual;
  const bool above = ast.op == Operator::kGreater || ast.op == Operator::kGreaterEqual;
  if (!below) node.a = end;
  if (!above) node.b = end;
  if (ast.op == Operator::kLessEqual || ast.op == Operator::kEqual) node.flags |= 2;
  if (ast.op == Operator::kGreaterEqual || ast.op == Operator::kEqual) node.flags |= 1;
  const NodeIndex index = emit(ast, node);
  return is_constant(end) ? fold(index) : index;
}

NodeIndex Compiler::compile_test(const Ast& ast) {
  if (ast.kind == AstKind::kCompareTest) {
    const NodeIndex operand = compile(*ast.children[0]);
    saw_input_value_ = false;
    return emit(ast, {test(ast.op), 0, 0, operand, kNone, kNone});
  }
  saw_input_value_ = false;
  const NodeIndex value = compile(ast);
  if (!saw_input_value_) return value;
  return emit(ast, {Op::kTestBoolean, 0, 0, value, kNone, kNone});
}

NodeIndex Compiler::compile_tests(const Ast& ast, Op op) {
  Operands operands;
  const bool outer = saw_input_value_;
  bool saw = false;
  for (const AstPtr& child : ast.children) {
    operands.push_back(compile_test(*child));
    saw = saw || saw_input_value_;
  }
  saw_input_value_ = outer || saw;
  return emit(ast, {op, 0, static_cast<std::uint16_t>(operands.size()), add_operands(operands),
                    kNone, kNone});
}

// `value in (tests)`: inside of a test that is more than a name `?` is the value (DMN 1.5 table
// 55).
NodeIndex Compiler::compile_in(const Ast& ast) {
  Operands operands;
  operands.push_back(compile(*ast.children[0]));
  const bool outer = saw_input_value_;
  const std::size_t scope = frame_->bindings.size();
  const std::uint32_t input = bind("?");
  bool used = false;
  for (std::size_t i = 1; i < ast.children.size(); ++i) {
    const Ast& test = *ast.children[i];
    if (test.kind == AstKind::kName) {
      const Binding binding = frame_->bindings.back();
      frame_->bindings.pop_back();
      saw_input_value_ = outer;
      operands.push_back(compile(test));
      frame_->bindings.push_back(binding);
      continue;
    }
    operands.push_back(compile_test(test));
    used = used || frame_->bindings.back().used;
  }
  frame_->bindings.resize(scope);
  saw_input_value_ = outer;
  return emit(ast, {Op::kIn, 0, static_cast<std::uint16_t>(operands.size()), add_operands(operands),
                    used ? input : kNone, kNone});
}

Result<Expression> compile(std::string_view source, const CompileOptions& options) {
  const Result<AstPtr> ast = parse_expression(source, options);
  if (!ast) return ast.error();
  return Expression(Compiler(source, options).expression(**ast));
}

Result<UnaryTests> compile_unary_tests(std::string_view source, const CompileOptions& options) {
  const Result<AstPtr> ast = parse_unary_tests(source, options);
  if (!ast) return ast.error();
  return UnaryTests(Compiler(source, options).unary_tests(**ast));
}

}  // namespace engine::feel
