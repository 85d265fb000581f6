#include "engine/bpmn/reader/process_reader.h"

#include "engine/bpmn/reader/details.h"
#include "engine/bpmn/reader/vocabulary.h"

namespace engine::bpmn {

namespace {

// In a scope, beside flow elements: what says something about the scope itself (looked at where
// it is read), and what is drawn without effect.
constexpr std::string_view kAround =
    "documentation extensionElements incoming outgoing auditing monitoring categoryValueRef "
    "multiInstanceLoopCharacteristics property dataInputAssociation dataOutputAssociation "
    "dataObject dataObjectReference dataStoreReference association textAnnotation group";

std::string documentation_of(const xml::Element& element) {
  const auto documentation = bpmn_child(element, "documentation");
  return documentation ? std::string(trimmed(documentation->text())) : std::string();
}

std::vector<std::pair<std::string, std::string>> properties_of(const xml::Element& element) {
  std::vector<std::pair<std::string, std::string>> properties;
  const auto extension = extension_of(element, "properties");
  if (!extension) return properties;
  for (const xml::Element property : extension->children()) {
    properties.emplace_back(property.attribute("name").value_or(""),
                            property.attribute("value").value_or(""));
  }
  return properties;
}

FlowNode node_of(const xml::Element& element, ElementType type, ElementIndex scope) {
  FlowNode node;
  node.id = element.attribute("id").value_or("");
  node.name = element.attribute("name").value_or("");
  node.type = type;
  node.scope = scope;
  node.documentation = documentation_of(element);
  node.properties = properties_of(element);
  node.line = element.line();
  return node;
}

// The body has what is seen from outside; the rest stays with the inner activity.
FlowNode body_of(const FlowNode& inner, std::unique_ptr<const LoopCharacteristics> loop) {
  FlowNode body;
  body.id = inner.id;
  body.name = inner.name;
  body.type = ElementType::kMultiInstanceBody;
  body.waits = true;
  body.scope = inner.scope;
  body.documentation = inner.documentation;
  body.properties = inner.properties;
  body.line = inner.line;
  body.loop = std::move(loop);
  return body;
}

// A data association that only draws an arrow.
void check_associations(Report& report, const xml::Element& element) {
  for (const xml::Element child : element.children()) {
    if (child.is(kBpmn, "dataInputAssociation") || child.is(kBpmn, "dataOutputAssociation")) {
      check_words(report, child, {"", "sourceRef targetRef", "", ""});
    }
  }
}

ElementType type_of(const xml::Element& element, const ElementRow& row, const Texts& texts) {
  const bool is_event_sub_process =
      row.type == ElementType::kSubProcess &&
      texts.flag("triggeredByEvent", element.attribute("triggeredByEvent"), false);
  return is_event_sub_process ? ElementType::kEventSubProcess : row.type;
}

}  // namespace

ProcessReader::ProcessReader(File& file, const xml::Element& process)
    : file_(file), process_(process), definition_(std::make_shared<ProcessDefinition>()) {}

std::shared_ptr<const ProcessDefinition> ProcessReader::read() {
  read_process();
  if (definition_->nodes.empty()) return definition_;  // it has no id
  read_scope(process_, kProcessIndex);
  link();
  for (const xml::Element& lane_set : lane_sets_) read_lanes(lane_set);
  apply_lanes();
  check_process(file_.report, *definition_);
  return definition_;
}

void ProcessReader::read_process() {
  ProcessDefinition& definition = *definition_;
  definition.id = process_.attribute("id").value_or("");
  definition.name = process_.attribute("name").value_or("");
  if (const auto tag = extension_of(process_, "versionTag")) {
    definition.version_tag = trimmed(tag->attribute("value").value_or(""));
  }
  definition.calendar = trimmed(process_.attribute(kWf, "calendar").value_or(""));
  read_node(process_, ElementType::kProcess, kNoElement);
}

void ProcessReader::read_scope(const xml::Element& element, ElementIndex scope) {
  for (const xml::Element child : element.children()) {
    if (child.namespace_uri() != kBpmn) continue;
    if (const ElementRow* row = find_element(child.name())) {
      const Texts texts(file_.report, Place(child));
      read_node(child, type_of(child, *row, texts), scope);
    } else if (child.name() == "sequenceFlow") {
      flows_.push_back(child);
    } else if (child.name() == "laneSet") {
      lane_sets_.push_back(child);
    } else if (!has_word(kAround, child.name())) {
      refused_.emplace(child.attribute("id").value_or(""));
      file_.report.error("unsupported-element", Place(child),
                         quoted(child.written_name()) + " is not supported");
    }
  }
}

void ProcessReader::read_node(const xml::Element& element, ElementType type, ElementIndex scope) {
  FlowNode node = node_of(element, type, scope);
  const Place place(element);
  if (node.id.empty()) {
    return file_.report.error("missing-id", place, quoted(element.written_name()) + " has no id");
  }
  check_node(file_.report, element, type);
  check_associations(file_.report, element);
  auto loop = read_loop(file_, element);
  if (loop && !node.is_activity()) {
    file_.report.error("unsupported-element", place, "multi-instance is not supported here");
    loop.reset();
  }
  std::vector<FlowNode>& nodes = definition_->nodes;
  node.index = index_of<FlowNodeTag>(nodes.size() + (loop ? 1 : 0));
  const ElementType scope_type =
      scope.exists() ? definition_->node(scope).type : ElementType::kProcess;
  NodeReading reading{
      file_, element, node, definition_->references, scope_type, Texts(file_.report, place)};
  read_details(reading);
  if (node.wf) definition_->has_wf = true;
  if (loop) {
    FlowNode body = body_of(node, std::move(loop));
    body.index = index_of<FlowNodeTag>(nodes.size());
    body.inner = node.index;
    node.scope = node.body = body.index;
    add(std::move(body), element);
  }
  const ElementIndex index = node.index;
  add(std::move(node), element);
  if (type == ElementType::kSubProcess || type == ElementType::kEventSubProcess) {
    read_scope(element, index);
  }
}

// The first of an id is found by it: of a multi-instance activity the body.
void ProcessReader::add(FlowNode node, const xml::Element& element) {
  definition_->nodes_by_id.emplace(node.id, node.index);
  definition_->nodes.push_back(std::move(node));
  elements_.push_back(element);
}

ElementIndex ProcessReader::find_index(std::string_view id) const {
  const FlowNode* node = definition_->find_node(id);
  return node == nullptr ? kNoElement : node->index;
}

void ProcessReader::read_lanes(const xml::Element& lane_set) {
  is_in_lane_.resize(definition_->nodes.size());
  for (const xml::Element lane : lane_set.children()) {
    if (!lane.is(kBpmn, "lane")) continue;
    check_words(file_.report, lane,
                {"partitionElementRef", "flowNodeRef childLaneSet partitionElement", "", ""});
    // The lanes in it first, so that each node stays with the innermost one.
    if (const auto inner = bpmn_child(lane, "childLaneSet")) read_lanes(*inner);
    Lane read{std::string(lane.attribute("id").value_or("")),
              std::string(lane.attribute("name").value_or("")),
              {}};
    take_lane_nodes(lane, read);
    definition_->lanes.push_back(std::move(read));
  }
}

void ProcessReader::take_lane_nodes(const xml::Element& lane, Lane& into) {
  for (const xml::Element child : lane.children()) {
    if (!child.is(kBpmn, "flowNodeRef")) continue;
    const ElementIndex index = find_index(trimmed(child.text()));
    if (!index.exists()) {
      file_.report.warning(
          "unknown-reference", Place(child),
          "the lane names " + quoted(trimmed(child.text())) + ", which is not a flow node");
    } else if (!is_in_lane_[index.value]) {
      is_in_lane_[index.value] = true;
      into.nodes.push_back(index);
    }
  }
}

// DESIGN §4: in plain BPMN a lane is the default candidate group of the user tasks in it.
void ProcessReader::apply_lanes() {
  for (const Lane& lane : definition_->lanes) {
    for (const ElementIndex index : lane.nodes) {
      const FlowNode& found = definition_->node(index);
      FlowNode& node = definition_->nodes[found.inner.exists() ? found.inner.value : index.value];
      if (!node.is_person_task() || has_extension(elements_[node.index.value])) continue;
      if (lane.name.empty() || !node.user_task->candidate_groups.empty()) continue;
      UserTask task = *node.user_task;
      task.candidate_groups.items.push_back(lane.name);
      node.user_task = std::make_unique<const UserTask>(std::move(task));
    }
  }
}

}  // namespace engine::bpmn
