/** The hub's own writing. */
@NullMarked
package vn.hamrong.shared.fhir.record;

import org.jspecify.annotations.NullMarked;
