#include "engine/service/service.h"

#include <array>
#include <string_view>

#include "engine/service/archive.h"
#include "engine/service/notify.h"
#include "engine/service/posting.h"
#include "engine/service/register.h"

namespace engine {
namespace {

const RegisterService kRegister;
const NotifyService kNotify;
const PostingService kPosting;
const ArchiveService kArchive;

struct Row {
  std::string_view type;
  const ElementBehavior* behavior;
};
const std::array<Row, 4> kServices = {{{"assent:register", &kRegister},
                                       {"assent:notify", &kNotify},
                                       {"assent:posting", &kPosting},
                                       {"assent:archive", &kArchive}}};

}  // namespace

const ElementBehavior* find_service(const bpmn::FlowNode& node) {
  if (!node.job || node.job->type.is_expression()) return nullptr;
  for (const Row& row : kServices) {
    if (row.type == node.job->type.source) return row.behavior;
  }
  return nullptr;
}

}  // namespace engine
