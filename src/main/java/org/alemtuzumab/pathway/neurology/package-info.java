/** New neurological signs hold the drug until MRI and the neurologist's answer are there (NEU-1); other immunosuppressants (SCR-17). */
package org.alemtuzumab.pathway.neurology;
