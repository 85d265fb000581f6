#pragma once

namespace web {

// Chooses the subcommand and gives its exit status. Options have `--long` names, an environment
// twin `ASSENT_…` and a place in the file of `--config` (INI or TOML); `--help` is complete.
int run_cli(int argc, char** argv);

}  // namespace web
