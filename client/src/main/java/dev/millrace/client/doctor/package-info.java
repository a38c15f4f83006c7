/// Says in words what is wrong with a job: what was seen of it goes in, findings come out.
@NullMarked
package dev.millrace.client.doctor;

import org.jspecify.annotations.NullMarked;
