#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <string_view>

#include "engine/base/object_reader.h"
#include "engine/bpmn/flow_node.h"
#include "web/http/json.h"

namespace web::api {

// A text for people in both languages; where there is one only it stands for both.
struct Words {
  std::string zh;
  std::string en;

  bool operator==(const Words&) const = default;
};
BOOST_DESCRIBE_STRUCT(Words, (), (zh, en))

Words words(std::string_view zh, std::string_view en = {});
Words words_of(const engine::Title& title);

// What the drawing calls a flow node: its name and its property `name.en`; its id without a name.
Words label_of(const engine::bpmn::FlowNode& node);

// A word that a decision of the node may have: the node's properties `outcome.<word>` and
// `outcome.<word>.en`, else what is usual, else the word itself.
Words outcome_words(const engine::bpmn::FlowNode& node, std::string_view outcome);

// The usual words of an outcome, or itself.
Words usual_outcome(std::string_view outcome);

}  // namespace web::api
