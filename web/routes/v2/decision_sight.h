#pragma once

#include <vector>

#include "web/routes/api/dossier.h"
#include "web/routes/v2/variable_sight.h"

namespace web::v2 {

// What the caller sees of decisions over the contract. What a decision of a process looked at may
// come from values of every class: who is not to see all of them (TRUST §4.2) sees which rules hit,
// and the word `withheld` in the place of each value. Of a decision that no process asked for that
// holds where its values name somebody.
class DecisionSight {
 public:
  explicit DecisionSight(const api::Reading& reading) : reading_(reading), variables_(reading) {}

  void mask(engine::DecisionInstance& decision) const;
  // Notes of whom the decisions show something.
  void note(const std::vector<engine::DecisionInstance>& decisions, api::Dossier& dossier) const;

 private:
  const api::Reading& reading_;
  VariableSight variables_;
};

}  // namespace web::v2
