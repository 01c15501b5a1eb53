/** Bulk export for the Department: jobs that write files, and the door to them. */
@NullMarked
package vn.hamrong.shared.fhir.export;

import org.jspecify.annotations.NullMarked;
