#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "web/http/problem.h"
#include "web/routes/api/dossier.h"
#include "web/routes/api/instances.h"
#include "web/routes/api/reading.h"

namespace web::v2 {

// Notes of the persons whom a value names.
void note_named(const engine::feel::Value& value, const std::string& object, api::Dossier& dossier);

// What the caller sees of variables over the contract: values of the classes that the operation
// view shows him (TRUST §4.2), and nothing that a seat of a withheld node has answered while the
// others still do (APPROVALS §3).
class VariableSight {
 public:
  explicit VariableSight(const api::Reading& reading);

  // Whether values of every class are shown to him.
  bool sees_all() const;

  // 403 for a search that compares or orders values, which stand in `field`, where some are not his
  // to see: what it finds would tell them.
  Outcome<> check(const engine::Search& search, std::string_view field = "value") const;

  // The search without rows whose field names the scope of a withheld seat.
  void leave_out_withheld(engine::Search& search, std::string field) const;
  bool is_withheld(engine::ElementInstanceKey scope) const { return withheld_.contains(scope); }

  // The rows with the word `withheld` in the place of values that he does not see.
  void mask(std::vector<engine::Variable>& rows) const;
  // The same with the variables of a process instance, a context.
  engine::feel::Value masked(engine::ProcessInstanceKey instance,
                             const engine::feel::Value& variables) const;

  // Notes of whom the rows show something: in whose instances they stand, whom they name.
  void note(const std::vector<engine::Variable>& rows, api::Dossier& dossier) const;

 private:
  using Classes = std::map<std::string, engine::FieldClass, std::less<>>;

  engine::FieldClass class_of(const engine::Variable& row, const api::Instances& instances) const;
  // Of the fields of the forms of a process, by name: the strictest that is declared.
  Classes declared_in(engine::ProcessDefinitionKey definition) const;

  const api::Reading& reading_;
  engine::FieldClassSet visible_;
  std::set<engine::ElementInstanceKey> withheld_;
  mutable std::map<engine::ProcessDefinitionKey, Classes> declared_;
};

}  // namespace web::v2
