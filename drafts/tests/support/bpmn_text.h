#pragma once

#include <string>
#include <string_view>

// Short ways to write BPMN in tests.
namespace tests {

// "S -> G\nG -> A [x > 1]\nG -> B (f)" as sequence flows; in brackets a condition, in parentheses
// an id, else it is `f_S_G`.
std::string flows(std::string_view lines);

// A file with one process. `elements` is BPMN in the default namespace, with `zeebe:` and `wf:`.
std::string bpmn(std::string_view process_id, std::string_view elements,
                 std::string_view before = {}, std::string_view process_attributes = {});

// A file with several processes, each made by `process`.
std::string bpmn_file(std::string_view content);
std::string process(std::string_view id, std::string_view elements,
                    std::string_view attributes = {});

// Elements.
std::string user_task(std::string_view id, std::string_view extensions = {},
                      std::string_view content = {});
std::string service_task(std::string_view id, std::string_view type,
                         std::string_view extensions = {});
std::string script_task(std::string_view id, std::string_view expression, std::string_view result);
std::string element(std::string_view tag, std::string_view id, std::string_view extensions = {},
                    std::string_view content = {}, std::string_view attributes = {});
// Parallel unless `sequential`; `attributes` of `zeebe:loopCharacteristics`.
std::string loop(std::string_view attributes, bool sequential = false,
                 std::string_view completion_condition = {});
std::string input(std::string_view source, std::string_view target);
std::string output(std::string_view source, std::string_view target);
std::string mappings(std::string_view inputs_and_outputs);
// A message with correlation key, before the process.
std::string message(std::string_view id, std::string_view name, std::string_view key);
std::string error(std::string_view id, std::string_view code);

}  // namespace tests
