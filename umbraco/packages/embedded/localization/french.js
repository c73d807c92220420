// French of what this package adds to the backoffice.
export default {
  portailConflict: {
    savedElsewhere: 'Ce document a changé entre-temps',
    savedBy: nom => `Ce document vient d’être enregistré par ${nom}.`,
    savedByYou: 'Ce document vient d’être enregistré dans une autre de vos fenêtres.',
    savedBySomebody: 'Ce document vient d’être enregistré par quelqu’un d’autre.',
    savedElsewhereNext: 'Cette fenêtre montre encore le texte d’avant. Pour voir le nouveau, rechargez la page ; si vous avez commencé à écrire, continuez : à l’enregistrement, vous choisirez quel texte garder.',
    yourTextIsHere: 'Votre texte n’est pas perdu : il est toujours dans cette fenêtre, et une copie en est gardée dans l’historique du document.',
    keepMine: 'Garder mon texte',
    keepMineMeans: 'Il est enregistré à la place de l’autre, qui reste dans l’historique du document.',
    keepTheirs: 'Garder l’autre texte',
    keepTheirsMeans: 'Cette fenêtre reprend le texte enregistré. Le vôtre reste dans l’historique du document.',
    compare: 'Voir l’autre texte',
    compareMeans: 'Il s’ouvre dans un nouvel onglet, et rien ne change ici.',
    later: 'Décider plus tard',
  },
};
