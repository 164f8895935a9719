#pragma once

#ifdef __linux__
#include <signal.h>
#include <sys/prctl.h>
#endif

/// Has the system end this process when the one that started it ends, where it can do that.
static inline void budget_end_with_parent(void) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
}
