/** What a patient is told at the desk of those who looked at the record. */
@NullMarked
package vn.hamrong.shared.web.looked;

import org.jspecify.annotations.NullMarked;
