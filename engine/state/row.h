#pragma once

#include <tuple>

#include "engine/state/row_beside.h"
#include "engine/state/row_case.h"
#include "engine/state/row_definition.h"
#include "engine/state/row_gathered.h"
#include "engine/state/row_wait.h"
#include "engine/state/row_work.h"

namespace engine {

// Of each kind of row one `Each<Row>`.
template <template <class> class Each>
using ForEachRow =
    std::tuple<Each<CaseRow>, Each<ProcessInstance>, Each<ElementInstance>, Each<WaitingFlow>,
               Each<Variable>, Each<OutputItem>, Each<ParkedRow>, Each<UserTask>, Each<Job>,
               Each<Timer>, Each<MessageSubscription>, Each<ConditionSubscription>, Each<Incident>,
               Each<DecisionInstance>, Each<BufferedMessage>, Each<RegisterRecord>, Each<Notice>,
               Each<ClockRow>, Each<Setting>, Each<Account>, Each<GrantedRole>, Each<Unit>,
               Each<Deployment>, Each<ProcessVersion>, Each<RequirementsVersion>,
               Each<DecisionVersion>, Each<FormVersion>, Each<ResourceVersion>, Each<MessageStart>>;

}  // namespace engine
