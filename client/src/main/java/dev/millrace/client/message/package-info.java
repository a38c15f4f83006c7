/// Defines requests and responses of the HTTP interface, with Flink's field names.
@NullMarked
package dev.millrace.client.message;

import org.jspecify.annotations.NullMarked;
