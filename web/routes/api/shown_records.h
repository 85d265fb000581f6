#pragma once

#include <vector>

#include "engine/feel/evaluate.h"
#include "engine/form/form.h"
#include "web/routes/api/reading.h"

namespace web::api {

// The records that groups of a form show, at the keys of the groups, with the fields that the views
// of their registers show the caller. `names` is what the keys of the records are reckoned over. A
// record that is not there, or that he does not see, has no entry.
std::vector<engine::feel::Entry> shown_records(const Reading& reading,
                                               const engine::form::Form& form,
                                               const engine::feel::Scope& names);

}  // namespace web::api
