#pragma once

#include <string>

namespace web::bench {

// The models of workloads W1 to W4 (DESIGN §8), as BPMN text.
// W1: start, user task, end.
std::string w1_model();
// W2: start, exclusive gateway on an expression, five undefined tasks in a row, end.
std::string w2_model();
// W3: fork, five branches, join.
std::string w3_model();
// W4: one multi-instance user task over the list `reviewers`, then an exclusive gateway.
std::string w4_model();

// `["r0","r1",…]`, the list that W4 runs over.
std::string reviewers_json(int count);

}  // namespace web::bench
