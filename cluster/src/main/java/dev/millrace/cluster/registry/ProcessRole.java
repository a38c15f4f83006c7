package dev.millrace.cluster.registry;

import dev.millrace.base.host.Host;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.runtime.step.SerialExecutor;

/// What a role of a process, coordinator or worker, lives by.
///
/// @param endpoint where the role is called; not shared with another role
/// @param executor where the role decides, and is told what has happened
public record ProcessRole(Host host, Calls calls, Endpoint endpoint, SerialExecutor executor) {}
