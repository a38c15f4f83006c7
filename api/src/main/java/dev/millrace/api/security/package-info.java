/// Contains the contracts of plug-ins that obtain and receive credentials.
@NullMarked
package dev.millrace.api.security;

import org.jspecify.annotations.NullMarked;
