#include "web/routes/api/words.h"

#include <algorithm>
#include <array>

namespace web::api {
namespace {

struct UsualWords {
  std::string_view outcome;
  std::string_view zh;
  std::string_view en;
};

constexpr std::array kUsual = {
    UsualWords{"approved", "同意", "Approve"},
    UsualWords{"rejected", "拒绝", "Reject"},
    UsualWords{"abstained", "弃权", "Abstain"},
    UsualWords{"agree", "同意", "Agree"},
    UsualWords{"disagree", "不同意", "Disagree"},
    UsualWords{"yes", "是", "Yes"},
    UsualWords{"no", "否", "No"},
    UsualWords{"abstain", "弃权", "Abstain"},
    UsualWords{"met", "符合", "Met"},
    UsualWords{"unmet", "不符合", "Unmet"},
    UsualWords{"qualified", "合格", "Qualified"},
    UsualWords{"unqualified", "不合格", "Unqualified"},
    UsualWords{"accepted", "受理", "Accept"},
    UsualWords{"notAccepted", "不予受理", "Not accepted"},
    UsualWords{"pass", "通过", "Pass"},
    UsualWords{"fail", "不通过", "Fail"},
    UsualWords{"moreTime", "再考察", "More time"},
    UsualWords{"go", "继续", "Go on"},
    UsualWords{"continue", "继续", "Continue"},
    UsualWords{"stop", "停止", "Stop"},
    UsualWords{"note", "记录", "Note"},
    UsualWords{"upheld", "维持", "Upheld"},
    UsualWords{"changed", "变更", "Changed"},
    UsualWords{"sentBack", "发回", "Sent back"},
    UsualWords{"resume", "恢复", "Resume"},
    UsualWords{"defer", "暂缓", "Defer"},
    UsualWords{"inScope", "属于范围", "In scope"},
    UsualWords{"outOfScope", "不属于范围", "Out of scope"},
    UsualWords{"registered", "备案", "Registered"},
    UsualWords{"returned", "退回", "Returned"},
};

std::string_view property_of(const engine::bpmn::FlowNode& node, std::string_view name) {
  for (const auto& [key, value] : node.properties) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace

Words words(std::string_view zh, std::string_view en) {
  return {std::string(zh.empty() ? en : zh), std::string(en.empty() ? zh : en)};
}

Words words_of(const engine::Title& title) {
  return words(title.zh, title.en);
}

Words label_of(const engine::bpmn::FlowNode& node) {
  const Words found = words(node.name, property_of(node, "name.en"));
  return found.zh.empty() ? words(node.id) : found;
}

Words outcome_words(const engine::bpmn::FlowNode& node, std::string_view outcome) {
  const std::string key = "outcome." + std::string(outcome);
  Words own = words(property_of(node, key), property_of(node, key + ".en"));
  if (!own.zh.empty()) return own;
  return usual_outcome(outcome);
}

Words usual_outcome(std::string_view outcome) {
  const auto usual = std::find_if(kUsual.begin(), kUsual.end(), [outcome](const UsualWords& row) {
    return row.outcome == outcome;
  });
  return usual == kUsual.end() ? words(outcome) : words(usual->zh, usual->en);
}

}  // namespace web::api
