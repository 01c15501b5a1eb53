/** Who looked at a record: what a patient is told at the desk, and what a hospital says of the emergencies it opened. */
@NullMarked
package vn.hamrong.shared.web.looked;

import org.jspecify.annotations.NullMarked;
