#include "web/routes/v2/seen_variables.h"

#include <catch2/catch.hpp>

namespace web::v2 {
namespace {

using engine::Operator;

std::vector<engine::Variable> variables(std::initializer_list<std::string> names) {
  std::vector<engine::Variable> rows;
  for (const std::string& name : names) {
    engine::Variable row;
    row.name = name;
    row.key = {rows.size() + 1};
    row.value = engine::feel::Value::number(std::int64_t{9} - static_cast<int>(rows.size()));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string found(const engine::Search& search) {
  std::string names;
  for (const auto& row : search_among(variables({"amount", "anna", "b*", "名字"}), search).rows) {
    names += row.name + " ";
  }
  return names;
}

std::string named(Operator op, std::vector<engine::Operand> operands) {
  engine::Search search;
  search.all.push_back({"name", op, std::move(operands)});
  return found(search);
}

}  // namespace

TEST_CASE("variables that a task sees are found by every operator", "[web][routes]") {
  CHECK(named(Operator::kEqual, {std::string("anna")}) == "anna ");
  CHECK(named(Operator::kNotIn, {std::string("anna"), std::string("b*")}) == "amount 名字 ");
  CHECK(named(Operator::kExists, {true}) == "amount anna b* 名字 ");
  CHECK(named(Operator::kExists, {false}).empty());
  CHECK(named(Operator::kGreater, {std::string("anna")}) == "b* 名字 ");
  CHECK(named(Operator::kLike, {std::string("a*nn?")}) == "anna ");
  CHECK(named(Operator::kLike, {std::string("??")}) == "b* 名字 ");
  CHECK(named(Operator::kLike, {std::string("?\\*")}) == "b* ");
  CHECK(named(Operator::kLike, {std::string("*")}) == "amount anna b* 名字 ");
  CHECK(named(Operator::kLike, {std::string("")}).empty());
  CHECK(named(Operator::kLike, {std::string("a*a*a*a")}).empty());
}

TEST_CASE("variables that a task sees are sorted and paged", "[web][routes]") {
  engine::Search search;
  search.sort = {{"name", true}};
  search.page.limit = 2;
  search.page.from = 1;
  CHECK(found(search) == "b* anna ");

  search.sort = {{"value", false}};
  CHECK(found(search) == "b* anna ");

  search.page.from = 9;
  CHECK(found(search).empty());

  search.page.after = "WzFd";
  CHECK_THROWS_AS(found(search), engine::BadCursor);
}

}  // namespace web::v2
