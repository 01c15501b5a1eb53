/** Health-insurance files (QĐ 4750, 3176) on their way into the journal, by whichever door they came. */
@NullMarked
package vn.hamrong.exchange.routes.dossier;

import org.jspecify.annotations.NullMarked;
