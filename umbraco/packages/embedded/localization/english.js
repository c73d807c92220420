// English of what this package adds to the backoffice.
export default {
  portailConflict: {
    savedElsewhere: 'This document has changed meanwhile',
    savedBy: name => `This document has just been saved by ${name}.`,
    savedByYou: 'This document has just been saved in another window of yours.',
    savedBySomebody: 'This document has just been saved by somebody else.',
    savedElsewhereNext: 'This window still shows the text from before. Reload the page to see the new one; if you have begun to write, go on: when you save, you will choose which text to keep.',
    yourTextIsHere: 'Your text is not lost: it is still in this window, and a copy is kept in the document’s history.',
    keepMine: 'Keep my text',
    keepMineMeans: 'It is saved in the place of the other one, which stays in the document’s history.',
    keepTheirs: 'Keep the other text',
    keepTheirsMeans: 'This window takes over the saved text. Yours stays in the document’s history.',
    compare: 'See the other text',
    compareMeans: 'It opens in a new tab, and nothing changes here.',
    later: 'Decide later',
  },
};
