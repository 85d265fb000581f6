#pragma once

#include <vector>

#include "web/routes/api/dossier.h"
#include "web/routes/v2/variable_sight.h"

namespace web::v2 {

// What the caller sees of decisions over the contract. What a decision of a process looked at may
// come from values of every class: who is not to see all of them (TRUST §4.2) sees that it was
// made, and the word `withheld` in the place of each value and of why it failed; which rules hit
// would tell as much. Of a decision that no process asked for that holds where its values name
// somebody.
class DecisionSight {
 public:
  explicit DecisionSight(const api::Reading& reading) : reading_(reading), variables_(reading) {}

  // 403 for a search that would tell by what it finds.
  Outcome<> check(const engine::Search& search) const {
    return variables_.check(search, "evaluationFailure");
  }
  bool shows(const engine::DecisionInstance& decision) const;
  void mask(engine::DecisionInstance& decision) const;
  // Notes of whom the decisions show something: whom they are about, and whom they name.
  void note(const std::vector<engine::DecisionInstance>& decisions, api::Dossier& dossier) const;

 private:
  const api::Reading& reading_;
  VariableSight variables_;
};

}  // namespace web::v2
