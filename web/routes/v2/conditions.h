#pragma once

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "web/routes/v2/field_filter.h"

// From described filters to the conditions of a search.
namespace web::v2 {

template <class T>
void add_conditions(const std::string& field, const FieldFilter<T>& filter,
                    std::vector<engine::Condition>& out) {
  for (engine::Condition condition : filter.conditions) {
    condition.field = field;
    out.push_back(std::move(condition));
  }
}

template <class T>
void add_conditions(const std::string& field, const T& plain, std::vector<engine::Condition>& out) {
  out.push_back({field, engine::Operator::kEqual, StoredAs<T>::operands(plain)});
}

inline void add_conditions(const std::string& field, bool plain,
                           std::vector<engine::Condition>& out) {
  out.push_back({field, engine::Operator::kEqual, {plain}});
}

template <class T>
void add_conditions(const std::string& field, const std::optional<T>& given,
                    std::vector<engine::Condition>& out) {
  if (given) add_conditions(field, *given, out);
}

// A value of a variable: the condition on its JSON text.
struct VariableFilter {
  std::string name;
  FieldFilter<std::string> value;
};
BOOST_DESCRIBE_STRUCT(VariableFilter, (), (name, value))

// Of a described filter the conditions of all its members, each under its wire name. Members that
// are no conditions (lists) are left to the caller.
template <class Filter>
std::vector<engine::Condition> conditions_of(const Filter& filter) {
  std::vector<engine::Condition> conditions;
  using Members = boost::describe::describe_members<Filter, boost::describe::mod_public |
                                                                boost::describe::mod_inherited>;
  boost::mp11::mp_for_each<Members>([&](auto member) {
    using Member = std::decay_t<decltype(filter.*member.pointer)>;
    if constexpr (!requires { typename Member::value_type::value_type; } ||
                  std::is_same_v<Member, std::optional<std::string>>) {
      add_conditions(std::string(described::MemberName<decltype(member)>::kText),
                     filter.*member.pointer, conditions);
    }
  });
  return conditions;
}

std::vector<engine::VariableCondition> conditions_of(
    const std::optional<std::vector<VariableFilter>>& variables);

}  // namespace web::v2
