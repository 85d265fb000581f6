#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "engine/feel/value.h"
#include "engine/record/key.h"
#include "engine/record/private.h"

namespace engine {

// The record of that key in the register is now `value`, whole.
struct RecordWritten {
  RecordKey key;
  std::string register_id;
  Private<std::string> record_key;
  Private<feel::Value> value;
  // The case that wrote it; none for an intake from outside.
  ProcessInstanceKey instance;
  // The fields whose values are others than before.
  std::vector<std::string> changed;
};
BOOST_DESCRIBE_STRUCT(RecordWritten, (), (key, register_id, record_key, value, instance, changed))

// A notice for one person: a login, or a personId of a nominee.
struct NoticeSent {
  NoticeKey key;
  ProcessInstanceKey instance;
  Private<std::string> recipient;
  std::string template_id;
  Private<feel::Value> data;
};
BOOST_DESCRIBE_STRUCT(NoticeSent, (), (key, instance, recipient, template_id, data))

// The recipient has seen it.
struct NoticeRead {
  NoticeKey key;
};
BOOST_DESCRIBE_STRUCT(NoticeRead, (), (key))

}  // namespace engine
