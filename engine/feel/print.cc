#include "engine/feel/print.h"

#include <algorithm>
#include <span>

#include "engine/feel/text.h"

namespace engine::feel {
namespace {

std::string_view symbol_of(Operator op) {
  switch (op) {
    case Operator::kNone: return "";
    case Operator::kAdd: return "+";
    case Operator::kSubtract: return "-";
    case Operator::kMultiply: return "*";
    case Operator::kDivide: return "/";
    case Operator::kPower: return "**";
    case Operator::kEqual: return "=";
    case Operator::kNotEqual: return "!=";
    case Operator::kLess: return "<";
    case Operator::kLessEqual: return "<=";
    case Operator::kGreater: return ">";
    case Operator::kGreaterEqual: return ">=";
  }
  return "";
}

// Writes a tree; every part that is made of others stands in parentheses, so that no precedence
// has to be known.
class Printer {
 public:
  std::string take() { return std::move(out_); }

  void whole(const Ast& ast) {
    switch (ast.kind) {
      case AstKind::kLiteral: return literal(ast.value);
      case AstKind::kName: put(ast.text); return;
      case AstKind::kList: return bracketed("[", ast.children, ", ", "]");
      case AstKind::kContext: return context(ast);
      case AstKind::kRange: return range(ast);
      case AstKind::kUnaryRange:
        put("(").put(symbol_of(ast.op)).put(" ").part(*ast.children[0]).put(")");
        return;
      case AstKind::kNegate: put("-").part(*ast.children[0]); return;
      case AstKind::kArithmetic:
      case AstKind::kCompare:
        return joined(ast.children, " " + std::string(symbol_of(ast.op)) + " ");
      case AstKind::kAnd: return joined(ast.children, " and ");
      case AstKind::kOr: return joined(ast.children, " or ");
      case AstKind::kCompareTest: put(symbol_of(ast.op)).put(" ").part(*ast.children[0]); return;
      case AstKind::kDomain: return joined(ast.children, " .. ");
      case AstKind::kTests: return bracketed("", ast.children, ", ", "");
      case AstKind::kNotTests: return bracketed("not(", ast.children, ", ", ")");
      case AstKind::kAnyTest: put("-"); return;
      case AstKind::kBetween:
      case AstKind::kIn:
      case AstKind::kInstanceOf:
      case AstKind::kIf:
      case AstKind::kFor:
      case AstKind::kSome:
      case AstKind::kEvery:
      case AstKind::kPath:
      case AstKind::kFilter:
      case AstKind::kCall:
      case AstKind::kFunction:
      case AstKind::kExternal: break;
    }
    sentence(ast);
  }

 private:
  Printer& put(std::string_view text) {
    out_.append(text);
    return *this;
  }

  Printer& part(const Ast& ast) {
    const bool plain = ast.kind == AstKind::kLiteral || ast.kind == AstKind::kName ||
                       ast.kind == AstKind::kList || ast.kind == AstKind::kContext ||
                       ast.kind == AstKind::kUnaryRange;
    if (!plain) put("(");
    whole(ast);
    if (!plain) put(")");
    return *this;
  }

  void joined(std::span<const AstPtr> children, std::string_view separator) {
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (i > 0) put(separator);
      part(*children[i]);
    }
  }

  void bracketed(std::string_view open, std::span<const AstPtr> children,
                 std::string_view separator, std::string_view close) {
    put(open);
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (i > 0) put(separator);
      whole(*children[i]);
    }
    put(close);
  }

  void literal(const Value& value) {
    const bool plain = value.is_null() || value.is_boolean() || value.is_number();
    if (plain || value.is_string()) return append_text(out_, value, TextStyle::kQuoted);
    put("@\"").put(to_text(value)).put("\"");
  }

  void key(const std::string& name) { append_text(out_, Value::string(name), TextStyle::kQuoted); }
  // Of an argument or parameter: in quotes where a comment would begin in it.
  Printer& argument_name(const std::string& name) {
    const bool is_plain =
        name.find("//") == std::string::npos && name.find("/*") == std::string::npos;
    if (is_plain) return put(name);
    key(name);
    return *this;
  }

  void context(const Ast& ast) {
    put("{");
    for (std::size_t i = 0; i < ast.names.size(); ++i) {
      if (i > 0) put(", ");
      key(ast.names[i]);
      put(": ");
      whole(*ast.children[i]);
    }
    put("}");
  }

  void range(const Ast& ast) {
    put(ast.low_closed ? "[" : "(").part(*ast.children[0]).put(" .. ");
    part(*ast.children[1]).put(ast.high_closed ? "]" : ")");
  }

  // The constructs that read like a sentence.
  void sentence(const Ast& ast) {
    if (ast.kind == AstKind::kIn) return in(ast);
    if (ast.kind == AstKind::kCall) return call(ast);
    if (ast.kind == AstKind::kFor) return loop(ast, "for ", " return ");
    if (ast.kind == AstKind::kSome) return loop(ast, "some ", " satisfies ");
    if (ast.kind == AstKind::kEvery) return loop(ast, "every ", " satisfies ");
    if (ast.kind == AstKind::kFunction || ast.kind == AstKind::kExternal) return function(ast);
    const auto& children = ast.children;
    if (ast.kind == AstKind::kIf) put("if ");
    part(*children[0]);
    if (ast.kind == AstKind::kPath) put(".").put(ast.text);
    if (ast.kind == AstKind::kInstanceOf) {
      put(" instance of ").put(ast.types.empty() ? ast.text : to_text(ast.types[0]));
    }
    if (ast.kind == AstKind::kFilter) bracketed_part("[", *children[1], "]");
    if (ast.kind == AstKind::kBetween) {
      put(" between ").part(*children[1]).put(" and ").part(*children[2]);
    }
    if (ast.kind == AstKind::kIf) {
      put(" then ").part(*children[1]).put(" else ").part(*children[2]);
    }
  }

  void bracketed_part(std::string_view open, const Ast& ast, std::string_view close) {
    put(open);
    whole(ast);
    put(close);
  }

  void in(const Ast& ast) {
    part(*ast.children[0]).put(" in (");
    for (std::size_t i = 1; i < ast.children.size(); ++i) {
      if (i > 1) put(", ");
      whole(*ast.children[i]);
    }
    put(")");
  }

  void call(const Ast& ast) {
    part(*ast.children[0]).put("(");
    for (std::size_t i = 1; i < ast.children.size(); ++i) {
      if (i > 1) put(", ");
      if (!ast.names.empty()) argument_name(ast.names[i - 1]).put(": ");
      whole(*ast.children[i]);
    }
    put(")");
  }

  void loop(const Ast& ast, std::string_view begin, std::string_view end) {
    put(begin);
    for (std::size_t i = 0; i < ast.names.size(); ++i) {
      if (i > 0) put(", ");
      put(ast.names[i]).put(" in ");
      const Ast& domain = *ast.children[i];
      if (domain.kind == AstKind::kDomain) {
        whole(domain);
      } else {
        part(domain);
      }
    }
    put(end).part(*ast.children.back());
  }

  void function(const Ast& ast) {
    put("function(");
    for (std::size_t i = 0; i < ast.names.size(); ++i) {
      if (i > 0) put(", ");
      argument_name(ast.names[i]);
      if (!ast.types[i].is_any()) put(": ").put(to_text(ast.types[i]));
    }
    put(ast.kind == AstKind::kExternal ? ") external " : ") ");
    part(*ast.children[0]);
  }

  std::string out_;
};

bool same_types(const std::vector<Type>& left, const std::vector<Type>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Type& a, const Type& b) { return to_text(a) == to_text(b); });
}

}  // namespace

std::string print(const Ast& ast) {
  Printer printer;
  printer.whole(ast);
  return printer.take();
}

bool same_tree(const Ast& left, const Ast& right) {
  if (left.kind != right.kind || left.op != right.op || left.low_closed != right.low_closed ||
      left.high_closed != right.high_closed || left.text != right.text ||
      left.names != right.names || !equal(left.value, right.value) ||
      !same_types(left.types, right.types)) {
    return false;
  }
  return std::equal(left.children.begin(), left.children.end(), right.children.begin(),
                    right.children.end(),
                    [](const AstPtr& a, const AstPtr& b) { return same_tree(*a, *b); });
}

}  // namespace engine::feel
