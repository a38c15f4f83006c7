package dev.millrace.server.access;

import dev.millrace.client.AccessRole;

/// Identifies the user who sent a request.
public record Caller(String name, AccessRole role) {
    /// The caller of every request if the server does not authenticate.
    public static final Caller ANYBODY = new Caller("-", AccessRole.ADMIN);
}
