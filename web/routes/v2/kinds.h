#pragma once

#include <boost/describe/enum.hpp>
#include <string>
#include <vector>

#include "web/http/json.h"
#include "web/routes/v2/field_filter.h"

// Enumerations of the contract that the store knows by their word.
namespace web::v2 {

enum class ElementInstanceType {
  kUnspecified,
  kProcess,
  kSubProcess,
  kEventSubProcess,
  kAdHocSubProcess,
  kAdHocSubProcessInnerInstance,
  kStartEvent,
  kIntermediateCatchEvent,
  kIntermediateThrowEvent,
  kBoundaryEvent,
  kEndEvent,
  kServiceTask,
  kReceiveTask,
  kUserTask,
  kManualTask,
  kTask,
  kExclusiveGateway,
  kInclusiveGateway,
  kParallelGateway,
  kEventBasedGateway,
  kSequenceFlow,
  kMultiInstanceBody,
  kCallActivity,
  kBusinessRuleTask,
  kScriptTask,
  kSendTask,
  kUnknown
};
BOOST_DESCRIBE_ENUM(ElementInstanceType, kUnspecified, kProcess, kSubProcess, kEventSubProcess,
                    kAdHocSubProcess, kAdHocSubProcessInnerInstance, kStartEvent,
                    kIntermediateCatchEvent, kIntermediateThrowEvent, kBoundaryEvent, kEndEvent,
                    kServiceTask, kReceiveTask, kUserTask, kManualTask, kTask, kExclusiveGateway,
                    kInclusiveGateway, kParallelGateway, kEventBasedGateway, kSequenceFlow,
                    kMultiInstanceBody, kCallActivity, kBusinessRuleTask, kScriptTask, kSendTask,
                    kUnknown)

enum class JobKind { kBpmnElement, kExecutionListener, kTaskListener, kAdHocSubProcess };
BOOST_DESCRIBE_ENUM(JobKind, kBpmnElement, kExecutionListener, kTaskListener, kAdHocSubProcess)

enum class ListenerEventType {
  kAssigning,
  kCanceling,
  kCompleting,
  kCreating,
  kEnd,
  kStart,
  kUnspecified,
  kUpdating
};
BOOST_DESCRIBE_ENUM(ListenerEventType, kAssigning, kCanceling, kCompleting, kCreating, kEnd, kStart,
                    kUnspecified, kUpdating)

enum class SubscriptionState { kCorrelated, kCreated, kDeleted, kMigrated };
BOOST_DESCRIBE_ENUM(SubscriptionState, kCorrelated, kCreated, kDeleted, kMigrated)

enum class DefinitionState { kActive, kDraining, kDeleted };
BOOST_DESCRIBE_ENUM(DefinitionState, kActive, kDraining, kDeleted)

template <class Word>
struct StoredAsWord {
  static std::vector<engine::Operand> operands(Word value) {
    return {std::string(word_of(kJsonWords<Word>, static_cast<std::int64_t>(value)))};
  }
};

template <>
struct StoredAs<ElementInstanceType> : StoredAsWord<ElementInstanceType> {};
template <>
struct StoredAs<JobKind> : StoredAsWord<JobKind> {};
template <>
struct StoredAs<ListenerEventType> : StoredAsWord<ListenerEventType> {};
template <>
struct StoredAs<SubscriptionState> : StoredAsWord<SubscriptionState> {};
template <>
struct StoredAs<DefinitionState> : StoredAsWord<DefinitionState> {};

}  // namespace web::v2
