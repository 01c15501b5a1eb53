/**
 * FHIR → HL7 v2, for hospitals that are told something. Each letter is written for one receiver (version, character set,
 * precision of times) and read back by our own reader before it counts as written.
 */
@NullMarked
package vn.hamrong.exchange.letters;

import org.jspecify.annotations.NullMarked;
